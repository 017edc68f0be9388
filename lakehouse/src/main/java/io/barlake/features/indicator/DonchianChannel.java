package io.barlake.features.indicator;

import io.barlake.market.BarSeries;
import java.util.List;

/**
 * Upper: the highest high of the last {@code window} bars. Lower: the lowest low. Middle: half-way.
 * Warm-up {@code window - 1}; agrees with TA-Lib's MAX and MIN. The bar itself is part of its
 * channel: a breakout is a close beyond the channel of the bar before.
 */
public record DonchianChannel(int window) implements Indicator {
  public DonchianChannel {
    WarmUp.requireWindow(window, 1);
  }

  @Override
  public String label() {
    return Label.of("donchian", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label() + "_upper", window - 1, "highest high of the last " + window + " bars"),
        new IndicatorColumn(label() + "_middle", window - 1, "(upper + lower) / 2"),
        new IndicatorColumn(
            label() + "_lower", window - 1, "lowest low of the last " + window + " bars"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.HIGH, BarField.LOW);
  }

  @Override
  public double[][] over(BarSeries bars) {
    double[] upper = upper(bars.high(), window);
    double[] lower = lower(bars.low(), window);
    double[] middle = new double[upper.length];
    for (int i = 0; i < middle.length; i++) {
      middle[i] = (upper[i] + lower[i]) / 2;
    }
    return new double[][] {upper, middle, lower};
  }

  public static double[] upper(double[] high, int window) {
    return SlidingExtremes.highest(high, window);
  }

  public static double[] lower(double[] low, int window) {
    return SlidingExtremes.lowest(low, window);
  }
}
