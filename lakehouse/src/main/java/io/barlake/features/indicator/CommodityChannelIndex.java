package io.barlake.features.indicator;

import io.barlake.market.BarSeries;
import java.util.List;

/**
 * CCI: {@code (typical - mean) / (0.015 * deviation)}, where typical is {@code (high + low + close)
 * / 3}, mean its mean over the last {@code window} bars and deviation the mean distance from that
 * mean; 0 where the deviation is 0. Warm-up {@code window - 1}; agrees with TA-Lib's CCI. Every bar
 * costs a pass over its window: each distance changes with the mean.
 */
public record CommodityChannelIndex(int window) implements Indicator {
  private static final double LAMBERT = 0.015;

  public CommodityChannelIndex {
    WarmUp.requireWindow(window, 2);
  }

  @Override
  public String label() {
    return Label.of("cci", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window - 1,
            "(typical - mean) / (0.015 * mean deviation) over "
                + window
                + " bars, typical = (high + low + close) / 3; 0 where nothing deviates"));
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
    WarmUp.requireWindow(window, 2);
    double[] typical = typical(high, low, close);
    double[] means = SimpleMovingAverage.of(typical, window);
    double[] index = WarmUp.column(close.length, window - 1);
    for (int i = window - 1; i < close.length; i++) {
      double mean = means[i];
      double distances = 0;
      for (int j = i - window + 1; j <= i; j++) {
        distances += Math.abs(typical[j] - mean);
      }
      double deviation = distances / window;
      index[i] = deviation == 0 ? 0 : (typical[i] - mean) / (LAMBERT * deviation);
    }
    return index;
  }

  private static double[] typical(double[] high, double[] low, double[] close) {
    double[] typical = new double[close.length];
    for (int i = 0; i < typical.length; i++) {
      typical[i] = (high[i] + low[i] + close[i]) / 3;
    }
    return typical;
  }
}
