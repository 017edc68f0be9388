package io.barlake.features.indicator.rolling;

import io.barlake.market.BarSeries;

/**
 * The range of a bar stretched to the close before it. The first bar has none before it, and so no
 * true range.
 */
public final class TrueRange {
  private TrueRange() {}

  public static void next(BarSeries bars, int from, int to, double[] out) {
    double[] high = bars.high();
    double[] low = bars.low();
    double[] close = bars.close();
    if (from == 0 && to > 0) {
      out[0] = Double.NaN;
    }
    for (int i = Math.max(1, from); i < to; i++) {
      out[i - from] = of(high[i], low[i], close[i - 1]);
    }
  }

  public static double of(double high, double low, double closeBefore) {
    return Math.max(high, closeBefore) - Math.min(low, closeBefore);
  }
}
