package io.barlake.features.indicator.rolling;

import java.util.Arrays;

/**
 * Weighted means of windows so short that it is fastest to sum each anew, many bars at a time: of
 * distances from the latest value, so that values that stand still are their own mean.
 */
final class ShortWindows {
  static final int LONGEST = 8;

  // By how many values ago; the latest has no distance from itself.
  private final double[] weights;
  private final double total;
  private final Scratch latest = new Scratch();
  private final Scratch earlier = new Scratch();
  private final Scratch sums = new Scratch();

  private int filled;

  ShortWindows(double[] weights) {
    this.weights = weights.clone();
    this.total = Arrays.stream(weights).sum();
  }

  void next(double[] values, int at, int from, int to, double[] out) {
    int window = weights.length;
    // Until there is a whole window.
    int k = Math.min(to, Math.max(from, from + window - 1 - filled));
    Arrays.fill(out, from, k, Double.NaN);
    filled = Math.min(window, filled + to - from);
    int count = to - k;
    if (count == 0) {
      return;
    }
    double[] now = latest.of(count);
    double[] before = earlier.of(count);
    double[] distances = sums.of(count);
    System.arraycopy(values, at + k, now, 0, count);
    Arrays.fill(distances, 0, count, 0);
    for (int lag = window - 1; lag > 0; lag--) {
      System.arraycopy(values, at + k - lag, before, 0, count);
      addDistances(before, now, weights[lag], count, distances);
    }
    double share = 1 / total;
    for (int n = 0; n < count; n++) {
      now[n] += share * distances[n];
    }
    System.arraycopy(now, 0, out, k, count);
  }

  private static void addDistances(
      double[] before, double[] now, double weight, int count, double[] distances) {
    for (int n = 0; n < count; n++) {
      distances[n] += weight * (before[n] - now[n]);
    }
  }
}
