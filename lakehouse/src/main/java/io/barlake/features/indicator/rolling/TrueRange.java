package io.barlake.features.indicator.rolling;

import io.barlake.market.BarSeries;

/**
 * The range of a bar stretched to the close before it, in blocks. The first bar has none before it,
 * and so no true range.
 */
public final class TrueRange {
  private final Scratch lows = new Scratch();
  private final Scratch closes = new Scratch();

  public void next(BarSeries bars, int from, int to, double[] out) {
    int count = to - from;
    double[] low = lows.of(count);
    double[] before = closes.of(count);
    System.arraycopy(bars.high(), from, out, 0, count);
    System.arraycopy(bars.low(), from, low, 0, count);
    Prices.before(bars.close(), from, to, before);
    for (int k = 0; k < count; k++) {
      out[k] = Math.max(out[k], before[k]) - Math.min(low[k], before[k]);
    }
  }

  /** Of one bar. */
  public static double of(double high, double low, double closeBefore) {
    return Math.max(high, closeBefore) - Math.min(low, closeBefore);
  }
}
