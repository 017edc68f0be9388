package io.barlake.features.indicator.rolling;

import io.barlake.market.BarSeries;
import java.util.Arrays;

/**
 * Wilder's average of the true range over {@code window} bars, in blocks: the mean of the first and
 * then {@code avg[t] = avg[t-1] + (tr - avg[t-1]) / window}. Each step is made from the average two
 * bars before, which takes half as long as steps that wait for the last one.
 */
public final class AverageRange {
  private final int window;
  private final int begin;
  private final TrueRange ranges = new TrueRange();

  // The range of the last bar, and the faded sum up to it: the average, times the window.
  private double range;
  private double sum;
  private double sumBefore;

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
    ranges.next(bars, from, to, out);
    int begun = begin(bars, from, to, out);
    double share = 1.0 / window;
    double keep = 1 - share;
    double keepTwice = keep * keep;
    double last = range;
    double now = sum;
    double before = sumBefore;
    for (int k = begun; k < to - from; k++) {
      double next = Faded.or0(keepTwice * before + (keep * last + out[k]));
      last = out[k];
      before = now;
      now = next;
      out[k] = share * next;
    }
    range = last;
    sum = now;
    sumBefore = before;
  }

  /** The number of bars up to the first average. */
  private int begin(BarSeries bars, int from, int to, double[] out) {
    int first = begin + window - 1;
    int begun = Math.max(from, Math.min(to, first + 1)) - from;
    for (int k = Math.max(begin - from, 0); k < begun; k++) {
      sum += from + k == 0 ? bars.high()[0] - bars.low()[0] : out[k];
      // As if all had come with the last of them.
      range = sum;
    }
    Arrays.fill(out, 0, begun, Double.NaN);
    if (from <= first && first < to) {
      out[first - from] = sum / window;
    }
    return begun;
  }
}
