package io.barlake.features.indicator;

import io.barlake.market.BarSeries;
import java.util.List;

/**
 * Williams %R: {@code -100 * (highest - close) / (highest - lowest)} of the last {@code window}
 * bars, from -100 at the low to 0 at the high. Warm-up {@code window - 1}. Agrees with TA-Lib's
 * WILLR but for a range of nothing: there it is -50, the middle, where TA-Lib says 0, the high.
 */
public record WilliamsPercentRange(int window) implements Indicator {
  private static final double MIDDLE = -50;

  public WilliamsPercentRange {
    WarmUp.requireWindow(window, 1);
  }

  @Override
  public String label() {
    return Label.of("willr", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window - 1,
            "-100 * (highest - close) / (highest - lowest) of the last "
                + window
                + " bars; -50 where the range is nothing"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.HIGH, BarField.LOW, BarField.CLOSE);
  }

  @Override
  public double[][] over(BarSeries bars) {
    return new double[][] {of(bars.high(), bars.low(), bars.close(), window)};
  }

  public static double[] of(double[] high, double[] low, double[] close, int window) {
    double[] highest = SlidingExtremes.highest(high, window);
    double[] lowest = SlidingExtremes.lowest(low, window);
    double[] stand = WarmUp.column(close.length, window - 1);
    for (int i = window - 1; i < close.length; i++) {
      double range = highest[i] - lowest[i];
      stand[i] = range == 0 ? MIDDLE : 100 * (close[i] - highest[i]) / range;
    }
    return stand;
  }
}
