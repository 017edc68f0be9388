package io.barlake.features.indicator.rolling;

import java.util.Arrays;

/**
 * The mean of the last {@code window} values at a constant cost per value, in blocks as in {@link
 * SmoothedAverage}; the array has to hold the {@code window} values before the block too.
 *
 * <p>The sum is of distances from a value nearby, so that values that stand still are their own
 * mean to the last bit. It takes in the difference of the value that comes and the one that goes,
 * and is begun anew, from a new value nearby, every few hundred: what rounding leaves in it does
 * not grow, however long the series.
 */
public final class RollingMean {
  private final int window;
  private final Renewal renewal;
  private final ShortWindows shorts;

  private int skipped;
  private int filled;
  private double anchor;
  private double sum;

  public RollingMean(int window, int begin) {
    this.window = window;
    this.skipped = begin;
    this.renewal = new Renewal(window, 256);
    this.shorts = new ShortWindows(shortWeights(window));
  }

  public void next(double[] values, int at, int count, double[] out) {
    int k = Math.min(skipped, count);
    skipped -= k;
    Arrays.fill(out, 0, k, Double.NaN);
    if (window <= ShortWindows.LONGEST) {
      shorts.next(values, at, k, count, out);
      return;
    }
    k = fill(values, at, k, count, out);
    while (k < count) {
      int stop = Math.min(count, k + renewal.due());
      slide(values, at, k, stop, out);
      if (renewal.isDueAfter(stop - k)) {
        renew(values, at + stop);
      }
      k = stop;
    }
  }

  private static double[] shortWeights(int window) {
    double[] weights = new double[Math.min(window, ShortWindows.LONGEST)];
    Arrays.fill(weights, 1);
    return weights;
  }

  /** The place after the first whole window. */
  private int fill(double[] values, int at, int from, int to, double[] out) {
    int k = from;
    for (; k < to && filled < window; k++) {
      filled++;
      if (filled == window) {
        renew(values, at + k + 1);
      }
      out[k] = filled < window ? Double.NaN : anchor + sum / window;
    }
    return k;
  }

  private void slide(double[] values, int at, int from, int to, double[] out) {
    double origin = anchor;
    double share = 1.0 / window;
    double distances = sum;
    int back = at - window;
    for (int k = from; k < to; k++) {
      distances += values[at + k] - values[back + k];
      out[k] = origin + distances * share;
    }
    sum = distances;
  }

  /** Sums the window that ends before {@code stop}. */
  private void renew(double[] values, int stop) {
    anchor = Anchor.of(values, stop, window);
    double distances = 0;
    for (int i = stop - window; i < stop; i++) {
      distances += values[i] - anchor;
    }
    sum = distances;
  }
}
