package io.barlake.features.indicator.rolling;

import java.util.Arrays;

/**
 * Pearson's correlation of the last {@code window} values of two columns at a constant cost per
 * value, from arrays that hold the values before; 0 where one of them does not vary. As {@link
 * RollingMoments}, nothing is subtracted from a running sum, and a window whose distances are much
 * larger than its spread is summed anew around its own means.
 */
public final class RollingCorrelation {
  private static final double LOST = 1e-3;

  private final int window;
  // Of the stretch before without its first k values: sums, squares and products.
  private final double[] endX;
  private final double[] endY;
  private final double[] endXx;
  private final double[] endYy;
  private final double[] endXy;

  private int skipped;
  private int filled;
  private double anchorX = Double.NaN;
  private double anchorY;
  private double sumX;
  private double sumY;
  private double sumXx;
  private double sumYy;
  private double sumXy;

  public RollingCorrelation(int window, int begin) {
    this.window = window;
    this.skipped = begin;
    this.endX = new double[window + 1];
    this.endY = new double[window + 1];
    this.endXx = new double[window + 1];
    this.endYy = new double[window + 1];
    this.endXy = new double[window + 1];
    Arrays.fill(endX, 0, window, Double.NaN);
  }

  /** The block of one column begins at {@code atX} of its array, of the other at {@code atY}. */
  public void next(double[] x, int atX, double[] y, int atY, int count, double[] out) {
    int k = Math.min(skipped, count);
    skipped -= k;
    Arrays.fill(out, 0, k, Double.NaN);
    if (k < count && Double.isNaN(anchorX)) {
      anchorX = x[atX + k];
      anchorY = y[atY + k];
    }
    while (k < count) {
      int stop = Math.min(count, k + window - filled);
      stretch(x, atX, y, atY, k, stop, out);
      filled += stop - k;
      k = stop;
      if (filled == window) {
        turn(x, atX + k, y, atY + k);
      }
    }
  }

  private void stretch(double[] x, int atX, double[] y, int atY, int from, int to, double[] out) {
    double originX = anchorX;
    double originY = anchorY;
    double share = 1.0 / window;
    double ones = sumX;
    double others = sumY;
    double oneSquares = sumXx;
    double otherSquares = sumYy;
    double products = sumXy;
    int end = filled + 1 - from;
    for (int k = from; k < to; k++) {
      double one = x[atX + k] - originX;
      double other = y[atY + k] - originY;
      ones += one;
      others += other;
      oneSquares += one * one;
      otherSquares += other * other;
      products += one * other;
      double wholeX = endX[end + k] + ones;
      double wholeY = endY[end + k] + others;
      double wholeXx = endXx[end + k] + oneSquares;
      double wholeYy = endYy[end + k] + otherSquares;
      double mean = wholeX * share;
      double spreadX = wholeXx - wholeX * mean;
      double spreadY = wholeYy - wholeY * (wholeY * share);
      out[k] =
          spreadX < LOST * wholeXx || spreadY < LOST * wholeYy
              ? anew(x, atX + k, y, atY + k)
              : correlation(endXy[end + k] + products - mean * wholeY, spreadX, spreadY);
    }
    sumX = ones;
    sumY = others;
    sumXx = oneSquares;
    sumYy = otherSquares;
    sumXy = products;
  }

  private static double correlation(double together, double spreadX, double spreadY) {
    double scale = Math.sqrt(spreadX) * Math.sqrt(spreadY);
    return scale == 0 ? 0 : Math.max(-1, Math.min(1, together / scale));
  }

  /** Sums the windows that end at these values around their means. */
  private double anew(double[] x, int lastX, double[] y, int lastY) {
    double ones = 0;
    double others = 0;
    for (int ago = 1; ago < window; ago++) {
      ones += x[lastX - ago] - x[lastX];
      others += y[lastY - ago] - y[lastY];
    }
    double meanX = ones / window;
    double meanY = others / window;
    double together = 0;
    double spreadX = 0;
    double spreadY = 0;
    for (int ago = 0; ago < window; ago++) {
      double one = x[lastX - ago] - x[lastX] - meanX;
      double other = y[lastY - ago] - y[lastY] - meanY;
      together += one * other;
      spreadX += one * one;
      spreadY += other * other;
    }
    return correlation(together, spreadX, spreadY);
  }

  /** Makes the stretches that end before these places the earlier ones. */
  private void turn(double[] x, int stopX, double[] y, int stopY) {
    double originX = Anchor.of(x, stopX, window);
    double originY = Anchor.of(y, stopY, window);
    int startX = stopX - window;
    int startY = stopY - window;
    double ones = 0;
    double others = 0;
    double oneSquares = 0;
    double otherSquares = 0;
    double products = 0;
    for (int k = window - 1; k > 0; k--) {
      double one = x[startX + k] - originX;
      double other = y[startY + k] - originY;
      ones += one;
      others += other;
      oneSquares += one * one;
      otherSquares += other * other;
      products += one * other;
      endX[k] = ones;
      endY[k] = others;
      endXx[k] = oneSquares;
      endYy[k] = otherSquares;
      endXy[k] = products;
    }
    anchorX = originX;
    anchorY = originY;
    sumX = 0;
    sumY = 0;
    sumXx = 0;
    sumYy = 0;
    sumXy = 0;
    filled = 0;
  }
}
