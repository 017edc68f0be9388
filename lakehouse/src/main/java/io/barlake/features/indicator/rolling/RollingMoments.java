package io.barlake.features.indicator.rolling;

import java.util.Arrays;

/**
 * The mean and the population variance of the last {@code window} values at a constant cost per
 * value, in blocks and from an array that holds the values before, as {@link RollingMean}.
 *
 * <p>The textbook difference of two running sums loses every digit where prices are large and
 * hardly move. Here sums are of distances from a value before a stretch of one window, and nothing
 * is ever subtracted from them, as in {@link RollingSum}. Where the distances are still much larger
 * than their spread, as after a jump, that window is summed anew around its own mean. So a spike
 * leaves no trace once it has left the window, and values that stand still vary by exactly 0.
 */
public final class RollingMoments {
  /** The part of the squares below which their difference has lost too many digits. */
  private static final double LOST = 1e-3;

  private final int window;
  // The sums of the stretch before without its first k values.
  private final double[] ends;
  private final double[] endSquares;

  private int skipped;
  private int filled;
  private double anchor;
  private double beginning;
  private double beginningSquares;

  public RollingMoments(int window, int begin) {
    this.window = window;
    this.skipped = begin;
    this.ends = new double[window + 1];
    this.endSquares = new double[window + 1];
    Arrays.fill(ends, 0, window, Double.NaN);
    this.anchor = Double.NaN;
  }

  public void next(double[] values, int at, int count, double[] means, double[] variances) {
    int k = Math.min(skipped, count);
    skipped -= k;
    Arrays.fill(means, 0, k, Double.NaN);
    Arrays.fill(variances, 0, k, Double.NaN);
    if (k < count && Double.isNaN(anchor)) {
      anchor = values[at + k];
    }
    while (k < count) {
      int stop = Math.min(count, k + window - filled);
      stretch(values, at, k, stop, means, variances);
      filled += stop - k;
      k = stop;
      if (filled == window) {
        turn(values, at + k);
      }
    }
  }

  private void stretch(
      double[] values, int at, int from, int to, double[] means, double[] variances) {
    double origin = anchor;
    double share = 1.0 / window;
    double sum = beginning;
    double squares = beginningSquares;
    int end = filled + 1 - from;
    for (int k = from; k < to; k++) {
      double distance = values[at + k] - origin;
      sum += distance;
      squares += distance * distance;
      double whole = ends[end + k] + sum;
      double wholeSquares = endSquares[end + k] + squares;
      double mean = whole * share;
      double spread = wholeSquares - whole * mean;
      double reference = origin;
      if (spread < LOST * wholeSquares) {
        reference = values[at + k];
        mean = meanDistance(values, at + k);
        spread = spread(values, at + k, mean);
      }
      means[k] = reference + mean;
      variances[k] = spread * share;
    }
    beginning = sum;
    beginningSquares = squares;
  }

  /** How far the mean of the window that ends at {@code last} lies from its last value. */
  private double meanDistance(double[] values, int last) {
    double sum = 0;
    for (int i = last - window + 1; i < last; i++) {
      sum += values[i] - values[last];
    }
    return sum / window;
  }

  private double spread(double[] values, int last, double mean) {
    double squares = 0;
    for (int i = last - window + 1; i <= last; i++) {
      double distance = values[i] - values[last] - mean;
      squares += distance * distance;
    }
    return squares;
  }

  /** Makes the stretch that ends before {@code stop} the earlier one. */
  private void turn(double[] values, int stop) {
    double origin = Anchor.of(values, stop, window);
    int start = stop - window;
    double sum = 0;
    double squares = 0;
    for (int k = window - 1; k > 0; k--) {
      double distance = values[start + k] - origin;
      sum += distance;
      squares += distance * distance;
      ends[k] = sum;
      endSquares[k] = squares;
    }
    anchor = origin;
    beginning = 0;
    beginningSquares = 0;
    filled = 0;
  }
}
