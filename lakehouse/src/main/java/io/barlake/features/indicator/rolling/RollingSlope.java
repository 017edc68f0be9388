package io.barlake.features.indicator.rolling;

import java.util.Arrays;

/**
 * What the straight line of least squares through the last {@code window} values rises from one to
 * the next. In blocks, from an array that holds the values before and by stretches as {@link
 * RollingSum}: a slope is so small beside a price that nothing may be left of an earlier one.
 */
public final class RollingSlope {
  private final int window;
  private final double middle;
  private final double squares;
  // ends[k] is the weighted sum of the stretch before without its first k values, less their sum
  // times the weight in the middle.
  private final double[] ends;

  private int skipped;
  private int filled;
  private double anchor;
  private double beginning;
  private double weighted;

  public RollingSlope(int window, int begin) {
    this.window = window;
    this.middle = 0.5 * (window + 1);
    this.squares = window * ((double) window * window - 1) / 12;
    this.skipped = begin;
    this.ends = new double[window + 1];
    Arrays.fill(ends, 0, window, Double.NaN);
    this.anchor = Double.NaN;
  }

  public void next(double[] values, int at, int count, double[] out) {
    int k = Math.min(skipped, count);
    skipped -= k;
    Arrays.fill(out, 0, k, Double.NaN);
    if (k < count && Double.isNaN(anchor)) {
      anchor = values[at + k];
    }
    while (k < count) {
      int stop = Math.min(count, k + window - filled);
      stretch(values, at, k, stop, out);
      filled += stop - k;
      k = stop;
      if (filled == window) {
        turn(values, at + k);
      }
    }
  }

  private void stretch(double[] values, int at, int from, int to, double[] out) {
    double origin = anchor;
    double share = 1.0 / squares;
    double sum = beginning;
    double heavy = weighted;
    int end = filled + 1 - from;
    // Counted as a double: a conversion costs more than the rest of the loop.
    double place = filled + 1;
    double rest = window - middle;
    for (int k = from; k < to; k++) {
      double distance = values[at + k] - origin;
      sum += distance;
      heavy += place * distance;
      out[k] = (ends[end + k] + heavy + (rest - place) * sum) * share;
      place++;
    }
    beginning = sum;
    weighted = heavy;
  }

  /** Makes the stretch that ends before {@code stop} the earlier one. */
  private void turn(double[] values, int stop) {
    double origin = Anchor.of(values, stop, window);
    int start = stop - window;
    double sum = 0;
    double end = 0;
    for (int k = window - 1; k > 0; k--) {
      sum += values[start + k] - origin;
      end += sum;
      ends[k] = end - middle * sum;
    }
    anchor = origin;
    beginning = 0;
    weighted = 0;
    filled = 0;
  }
}
