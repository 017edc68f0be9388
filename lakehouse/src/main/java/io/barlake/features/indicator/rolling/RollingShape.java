package io.barlake.features.indicator.rolling;

import java.util.Arrays;

/**
 * The sums of the second, third and fourth powers of the distances of the last {@code window}
 * values from their mean, at a constant cost per value, in blocks and from an array that holds the
 * values before. As {@link RollingMoments}, nothing is subtracted from a running sum, and a window
 * whose distances are much larger than its spread is summed anew around its own mean.
 */
public final class RollingShape {
  /** The part of the squares below which the difference of fourth powers loses too many digits. */
  private static final double LOST = 1e-2;

  private final int window;
  // ends[p][k] is the sum of the powers of the stretch before without its first k values.
  private final double[][] ends;

  private int skipped;
  private int filled;
  private double anchor;
  private double beginning;
  private double beginningSquares;
  private double beginningCubes;
  private double beginningFourths;

  public RollingShape(int window, int begin) {
    this.window = window;
    this.skipped = begin;
    this.ends = new double[4][window + 1];
    for (double[] end : ends) {
      Arrays.fill(end, 0, window, Double.NaN);
    }
    this.anchor = Double.NaN;
  }

  public void next(
      double[] values, int at, int count, double[] squares, double[] cubes, double[] fourths) {
    int k = Math.min(skipped, count);
    skipped -= k;
    Arrays.fill(squares, 0, k, Double.NaN);
    Arrays.fill(cubes, 0, k, Double.NaN);
    Arrays.fill(fourths, 0, k, Double.NaN);
    if (k < count && Double.isNaN(anchor)) {
      anchor = values[at + k];
    }
    while (k < count) {
      int stop = Math.min(count, k + window - filled);
      stretch(values, at, k, stop, squares, cubes, fourths);
      filled += stop - k;
      k = stop;
      if (filled == window) {
        turn(values, at + k);
      }
    }
  }

  private void stretch(
      double[] values,
      int at,
      int from,
      int to,
      double[] squares,
      double[] cubes,
      double[] fourths) {
    double[] firsts = ends[0];
    double[] seconds = ends[1];
    double[] thirds = ends[2];
    double[] lasts = ends[3];
    double origin = anchor;
    double share = 1.0 / window;
    double one = beginning;
    double two = beginningSquares;
    double three = beginningCubes;
    double four = beginningFourths;
    int end = filled + 1 - from;
    for (int k = from; k < to; k++) {
      double distance = values[at + k] - origin;
      double square = distance * distance;
      one += distance;
      two += square;
      three += distance * square;
      four += square * square;
      double sum = firsts[end + k] + one;
      double sum2 = seconds[end + k] + two;
      double sum3 = thirds[end + k] + three;
      double sum4 = lasts[end + k] + four;
      double mean = sum * share;
      double spread = sum2 - sum * mean;
      squares[k] = spread;
      cubes[k] = sum3 - mean * (3 * sum2 - 2 * sum * mean);
      fourths[k] = sum4 - mean * (4 * sum3 - mean * (6 * sum2 - 3 * sum * mean));
      if (spread < LOST * sum2) {
        anew(values, at + k, k, squares, cubes, fourths);
      }
    }
    beginning = one;
    beginningSquares = two;
    beginningCubes = three;
    beginningFourths = four;
  }

  /** Sums the window that ends at {@code last} around its mean. */
  private void anew(
      double[] values, int last, int k, double[] squares, double[] cubes, double[] fourths) {
    double origin = values[last];
    double sum = 0;
    for (int i = last - window + 1; i < last; i++) {
      sum += values[i] - origin;
    }
    double mean = sum / window;
    double two = 0;
    double three = 0;
    double four = 0;
    for (int i = last - window + 1; i <= last; i++) {
      double distance = values[i] - origin - mean;
      double square = distance * distance;
      two += square;
      three += distance * square;
      four += square * square;
    }
    squares[k] = two;
    cubes[k] = three;
    fourths[k] = four;
  }

  /** Makes the stretch that ends before {@code stop} the earlier one. */
  private void turn(double[] values, int stop) {
    double origin = Anchor.of(values, stop, window);
    int start = stop - window;
    double one = 0;
    double two = 0;
    double three = 0;
    double four = 0;
    for (int k = window - 1; k > 0; k--) {
      double distance = values[start + k] - origin;
      double square = distance * distance;
      one += distance;
      two += square;
      three += distance * square;
      four += square * square;
      ends[0][k] = one;
      ends[1][k] = two;
      ends[2][k] = three;
      ends[3][k] = four;
    }
    anchor = origin;
    beginning = 0;
    beginningSquares = 0;
    beginningCubes = 0;
    beginningFourths = 0;
    filled = 0;
  }
}
