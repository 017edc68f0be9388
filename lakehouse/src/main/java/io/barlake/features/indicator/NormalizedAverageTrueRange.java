package io.barlake.features.indicator;

import io.barlake.market.BarSeries;
import java.util.List;

/**
 * The ATR in percent of the close, {@code 100 * atr / |close|}, comparable between symbols; 0 where
 * the close is 0. Warm-up {@code window}; agrees with TA-Lib's NATR wherever prices are positive.
 */
public record NormalizedAverageTrueRange(int window) implements Indicator {
  public NormalizedAverageTrueRange {
    WarmUp.requireWindow(window, 1);
  }

  @Override
  public String label() {
    return Label.of("natr", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(), window, "average true range over " + window + " bars in percent of close"));
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
    double[] ranges = AverageTrueRange.of(high, low, close, window);
    for (int i = window; i < ranges.length; i++) {
      ranges[i] = close[i] == 0 ? 0 : 100 * ranges[i] / Math.abs(close[i]);
    }
    return ranges;
  }
}
