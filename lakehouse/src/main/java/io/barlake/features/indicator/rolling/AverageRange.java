package io.barlake.features.indicator.rolling;

import io.barlake.market.BarSeries;
import java.util.Arrays;

/**
 * Wilder's average of the true range over {@code window} bars, in blocks: the mean of the first and
 * then {@code avg[t] = avg[t-1] + (tr - avg[t-1]) / window}.
 */
public final class AverageRange {
  private final int window;
  private final int begin;

  // The faded sum of the ranges: the average, times the window.
  private double sum;

  private AverageRange(int window, int begin) {
    this.window = window;
    this.begin = begin;
  }

  /** As TA-Lib's ATR, for which the first bar has no true range; warm-up {@code window}. */
  public static AverageRange fromSecondBar(int window) {
    return new AverageRange(window, 1);
  }

  /** As TradingView's, for which its range is its true range; warm-up {@code window - 1}. */
  public static AverageRange fromFirstBar(int window) {
    return new AverageRange(window, 0);
  }

  public void next(BarSeries bars, int from, int to, double[] out) {
    double[] high = bars.high();
    double[] low = bars.low();
    double[] close = bars.close();
    int first = begin + window - 1;
    int warm = Math.max(from, Math.min(to, first + 1));
    Arrays.fill(out, 0, warm - from, Double.NaN);
    for (int i = Math.max(begin, from); i < warm; i++) {
      sum += i == 0 ? high[0] - low[0] : TrueRange.of(high[i], low[i], close[i - 1]);
      if (i == first) {
        out[i - from] = sum / window;
      }
    }
    double share = 1.0 / window;
    double keep = 1 - share;
    double ranges = sum;
    for (int i = warm; i < to; i++) {
      ranges = keep * ranges + TrueRange.of(high[i], low[i], close[i - 1]);
      if (Faded.is(ranges)) {
        ranges = 0;
      }
      out[i - from] = share * ranges;
    }
    sum = ranges;
  }
}
