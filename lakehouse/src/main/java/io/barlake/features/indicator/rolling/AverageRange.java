package io.barlake.features.indicator.rolling;

import io.barlake.market.BarSeries;
import java.util.Arrays;

/**
 * Wilder's average of the true range over {@code window} bars, in blocks: the mean of the first and
 * then {@code avg[t] = avg[t-1] + (tr - avg[t-1]) / window}. The sum moves by two bars at a time,
 * which takes half as long as two steps that wait for each other.
 */
public final class AverageRange {
  private final int window;
  private final int begin;

  // The faded sum of the ranges up to the last whole pair: the average, times the window.
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
    double keepTwice = keep * keep;
    double ranges = sum;
    int i = warm;
    if (i < to && (i - first) % 2 == 0) {
      // The block before ended within a pair.
      ranges = keepTwice * ranges + (keep * range(bars, i - 1) + range(bars, i));
      if (Faded.is(ranges)) {
        ranges = 0;
      }
      out[i - from] = share * ranges;
      i++;
    }
    for (; i < to - 1; i += 2) {
      double one = TrueRange.of(high[i], low[i], close[i - 1]);
      double two = TrueRange.of(high[i + 1], low[i + 1], close[i]);
      out[i - from] = share * (keep * ranges + one);
      ranges = keepTwice * ranges + (keep * one + two);
      if (Faded.is(ranges)) {
        ranges = 0;
      }
      out[i + 1 - from] = share * ranges;
    }
    if (i < to) {
      out[i - from] = share * (keep * ranges + range(bars, i));
    }
    sum = ranges;
  }

  private static double range(BarSeries bars, int i) {
    return TrueRange.of(bars.high()[i], bars.low()[i], bars.close()[i - 1]);
  }
}
