package io.barlake.features.indicator.rolling;

import java.util.Arrays;

/**
 * The highest, or the lowest, of the last {@code window} values at a constant cost per value. As in
 * {@link RollingMean} every window is the end of one stretch plus the beginning of the next (van
 * Herk 1992). A queue of candidates costs two to four times as much: random prices make its
 * branches unpredictable.
 */
public final class RollingExtreme {
  // The lowest is the highest of the mirrored values.
  private final double mirror;
  private final int window;
  // ends[k] is the highest of the stretch before without its first k values.
  private final double[] ends;

  private int skipped;
  private int filled;
  private double beginning = Double.NEGATIVE_INFINITY;

  private RollingExtreme(double mirror, int window, int begin) {
    this.mirror = mirror;
    this.window = window;
    this.skipped = begin;
    this.ends = new double[window + 1];
    Arrays.fill(ends, 0, window, Double.NaN);
    ends[window] = Double.NEGATIVE_INFINITY;
  }

  public static RollingExtreme highest(int window, int begin) {
    return new RollingExtreme(1, window, begin);
  }

  public static RollingExtreme lowest(int window, int begin) {
    return new RollingExtreme(-1, window, begin);
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
    double sign = mirror;
    double highest = beginning;
    int end = filled + 1 - from;
    for (int k = from; k < to; k++) {
      double value = sign * values[at + k];
      highest = value > highest ? value : highest;
      double before = ends[end + k];
      // Not a number as long as there is no whole window, which this comparison keeps.
      out[k] = sign * (highest > before ? highest : before);
    }
    beginning = highest;
  }

  /** Makes the stretch that ends before {@code stop} the earlier one. */
  private void turn(double[] values, int stop) {
    double sign = mirror;
    int start = stop - window;
    double highest = Double.NEGATIVE_INFINITY;
    for (int k = window - 1; k > 0; k--) {
      double value = sign * values[start + k];
      highest = value > highest ? value : highest;
      ends[k] = highest;
    }
    beginning = Double.NEGATIVE_INFINITY;
    filled = 0;
  }
}
