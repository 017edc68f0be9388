package io.barlake.features.indicator.rolling;

import io.barlake.market.BarSeries;
import java.util.Arrays;

/** Prices that stand for a whole bar, or for the way to it, block by block. */
public final class Prices {
  private Prices() {}

  /** {@code (high + low + close) / 3}. */
  public static void typical(BarSeries bars, int from, int to, double[] out) {
    double[] high = bars.high();
    double[] low = bars.low();
    double[] close = bars.close();
    for (int i = from; i < to; i++) {
      out[i - from] = (high[i] + low[i] + close[i]) / 3;
    }
  }

  /** {@code (high + low) / 2}. */
  public static void median(BarSeries bars, int from, int to, double[] out) {
    double[] high = bars.high();
    double[] low = bars.low();
    for (int i = from; i < to; i++) {
      out[i - from] = 0.5 * (high[i] + low[i]);
    }
  }

  /** {@code high - low}. */
  public static void range(BarSeries bars, int from, int to, double[] out) {
    double[] high = bars.high();
    double[] low = bars.low();
    for (int i = from; i < to; i++) {
      out[i - from] = high[i] - low[i];
    }
  }

  /** Each price one bar later; the first bar has none before it, and so no number. */
  public static void before(double[] prices, int from, int to, double[] out) {
    int first = from == 0 ? Math.min(1, to) : 0;
    Arrays.fill(out, 0, first, Double.NaN);
    System.arraycopy(prices, from + first - 1, out, first, to - from - first);
  }

  /** What a price has changed by since {@code ago} bars before; NaN where there were none. */
  public static void change(double[] prices, int ago, int from, int to, double[] out) {
    int first = Math.max(from, Math.min(to, ago));
    Arrays.fill(out, 0, first - from, Double.NaN);
    for (int i = first; i < to; i++) {
      out[i - from] = prices[i] - prices[i - ago];
    }
  }
}
