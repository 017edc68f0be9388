package io.barlake.features.indicator.rolling;

import java.util.Arrays;

/**
 * The mean of the last {@code window} values, the latest with weight {@code window}, the one before
 * with {@code window - 1}, the first with 1. In blocks and from an array that holds the values
 * before, as {@link RollingMean}, by two running sums that are begun anew as its sum is: oftener,
 * since what rounding leaves in the one adds up in the other.
 */
public final class RollingWeightedMean {
  private final int window;
  private final double share;
  private final Renewal renewal;
  private final ShortWindows shorts;

  private int skipped;
  private int filled;
  private double anchor;
  private double sum;
  private double weighted;

  public RollingWeightedMean(int window, int begin) {
    this.window = window;
    this.share = 2 / (window * (window + 1.0));
    this.skipped = begin;
    this.renewal = new Renewal(window, 64);
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
    for (; k < count && filled < window; k++) {
      filled++;
      if (filled == window) {
        renew(values, at + k + 1);
      }
      out[k] = filled < window ? Double.NaN : anchor + weighted * share;
    }
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
    Arrays.setAll(weights, lag -> weights.length - lag);
    return weights;
  }

  private void slide(double[] values, int at, int from, int to, double[] out) {
    double origin = anchor;
    double part = share;
    double plain = sum;
    double heavy = weighted;
    int back = at - window;
    for (int k = from; k < to; k++) {
      double value = values[at + k];
      // Every weight falls by one as the window moves on.
      heavy += window * (value - origin) - plain;
      plain += value - values[back + k];
      out[k] = origin + heavy * part;
    }
    sum = plain;
    weighted = heavy;
  }

  /** Sums the window that ends before {@code stop}. */
  private void renew(double[] values, int stop) {
    anchor = Anchor.of(values, stop, window);
    sum = 0;
    weighted = 0;
    for (int k = 1; k <= window; k++) {
      double distance = values[stop - window + k - 1] - anchor;
      sum += distance;
      weighted += k * distance;
    }
  }
}
