package io.barlake.features.indicator.rolling;

import java.util.Arrays;

/**
 * The mean of the last {@code window} values at a constant cost per value, in blocks as in {@link
 * SmoothedAverage}; the array has to hold the {@code window} values before the block too.
 *
 * <p>Nothing drifts, however long the series, because nothing is ever subtracted from a running
 * sum: the series is cut into stretches of one window, and every window is the end of one stretch
 * plus the beginning of the next. Sums are of distances from a value before the stretch, so that
 * values that stand still are their own mean to the last bit.
 */
public final class RollingMean {
  /** Up to here it is faster to sum every window anew, many bars at a time. */
  private static final int SHORT = 8;

  private final int window;
  // ends[k] is the sum of the stretch before without its first k values.
  private final double[] ends;

  private final Scratch latest = new Scratch();
  private final Scratch earlier = new Scratch();
  private final Scratch sums = new Scratch();

  private int skipped;
  private int filled;
  private double anchor;
  private double beginning;

  public RollingMean(int window, int begin) {
    this.window = window;
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
    if (window <= SHORT) {
      anew(values, at, k, count, out);
      return;
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

  private void anew(double[] values, int at, int from, int to, double[] out) {
    // Until there is a whole window.
    int k = Math.min(to, Math.max(from, from + window - 1 - filled));
    Arrays.fill(out, from, k, Double.NaN);
    filled = Math.min(window, filled + to - from);
    int count = to - k;
    double[] now = latest.of(count);
    double[] before = earlier.of(count);
    double[] distances = sums.of(count);
    System.arraycopy(values, at + k, now, 0, count);
    Arrays.fill(distances, 0, count, 0);
    for (int lag = window - 1; lag > 0; lag--) {
      System.arraycopy(values, at + k - lag, before, 0, count);
      addDistances(before, now, count, distances);
    }
    for (int n = 0; n < count; n++) {
      now[n] += distances[n] / window;
    }
    System.arraycopy(now, 0, out, k, count);
  }

  private static void addDistances(double[] before, double[] now, int count, double[] distances) {
    for (int n = 0; n < count; n++) {
      distances[n] += before[n] - now[n];
    }
  }

  private void stretch(double[] values, int at, int from, int to, double[] out) {
    double origin = anchor;
    double share = 1.0 / window;
    double sum = beginning;
    int end = filled + 1 - from;
    for (int k = from; k < to; k++) {
      sum += values[at + k] - origin;
      out[k] = origin + (ends[end + k] + sum) * share;
    }
    beginning = sum;
  }

  /** Makes the stretch that ends before {@code stop} the earlier one. */
  private void turn(double[] values, int stop) {
    double origin = Anchor.of(values, stop, window);
    int start = stop - window;
    double sum = 0;
    for (int k = window - 1; k > 0; k--) {
      sum += values[start + k] - origin;
      ends[k] = sum;
    }
    anchor = origin;
    beginning = 0;
    filled = 0;
  }
}
