package io.barlake.features.indicator.rolling;

import java.util.Arrays;

/**
 * The sum of the last {@code window} values at a constant cost per value, in blocks and from an
 * array that holds the values before, as {@link RollingMean}.
 *
 * <p>Nothing is ever subtracted from a sum: the column is cut into stretches of one window, and
 * every window is the end of one stretch plus the beginning of the next. So values of nothing add
 * up to exactly 0, whatever was before them, and nothing drifts.
 */
public final class RollingSum {
  private final int window;
  // ends[k] is the sum of the stretch before without its first k values.
  private final double[] ends;

  private int skipped;
  private int filled;
  private double beginning;

  public RollingSum(int window, int begin) {
    this.window = window;
    this.skipped = begin;
    this.ends = new double[window + 1];
    Arrays.fill(ends, 0, window, Double.NaN);
  }

  public void next(double[] values, int at, int count, double[] out) {
    int k = Math.min(skipped, count);
    skipped -= k;
    Arrays.fill(out, 0, k, Double.NaN);
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
    double sum = beginning;
    int end = filled + 1 - from;
    for (int k = from; k < to; k++) {
      sum += values[at + k];
      out[k] = ends[end + k] + sum;
    }
    beginning = sum;
  }

  /** Makes the stretch that ends before {@code stop} the earlier one. */
  private void turn(double[] values, int stop) {
    int start = stop - window;
    double sum = 0;
    for (int k = window - 1; k > 0; k--) {
      sum += values[start + k];
      ends[k] = sum;
    }
    beginning = 0;
    filled = 0;
  }
}
