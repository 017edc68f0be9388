package io.barlake.features.indicator.rolling;

import java.util.Arrays;

/**
 * How many values ago the highest, or the lowest, of the last {@code window} stood; the latest of
 * several equal ones. In blocks, from an array that holds the values before and by stretches as
 * {@link RollingSum} (van Herk 1992).
 */
public final class ExtremeAge {
  // The lowest is the highest of the mirrored values.
  private final double mirror;
  private final int window;
  // The highest of the stretch before without its first k values, and its place in the stretch.
  private final double[] ends;
  private final int[] places;

  private boolean whole;
  private int filled;
  private double beginning = Double.NEGATIVE_INFINITY;
  private int place;

  private ExtremeAge(double mirror, int window) {
    this.mirror = mirror;
    this.window = window;
    this.ends = new double[window + 1];
    this.places = new int[window + 1];
    Arrays.fill(ends, Double.NEGATIVE_INFINITY);
  }

  public static ExtremeAge highest(int window) {
    return new ExtremeAge(1, window);
  }

  public static ExtremeAge lowest(int window) {
    return new ExtremeAge(-1, window);
  }

  public void next(double[] values, int at, int count, double[] out) {
    int k = 0;
    while (k < count) {
      int stop = Math.min(count, k + window - filled);
      stretch(values, at, k, stop, out);
      if (!whole) {
        Arrays.fill(out, k, filled + stop - k == window ? stop - 1 : stop, Double.NaN);
      }
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
    int latest = place;
    int shift = filled - from;
    for (int k = from; k < to; k++) {
      double value = sign * values[at + k];
      int now = shift + k;
      latest = Fact.choose(Fact.less(value, highest), latest, now);
      highest = Math.max(highest, value);
      // Places in the stretch before count from its own beginning, a window ago.
      int before = places[now + 1] - window;
      out[k] = now - Fact.choose(Fact.less(highest, ends[now + 1]), before, latest);
    }
    beginning = highest;
    place = latest;
  }

  /** Makes the stretch that ends before {@code stop} the earlier one. */
  private void turn(double[] values, int stop) {
    int start = stop - window;
    double highest = Double.NEGATIVE_INFINITY;
    int latest = 0;
    for (int k = window - 1; k > 0; k--) {
      double value = mirror * values[start + k];
      latest = Fact.choose(Fact.less(highest, value), k, latest);
      highest = Math.max(highest, value);
      ends[k] = highest;
      places[k] = latest;
    }
    whole = true;
    filled = 0;
    beginning = Double.NEGATIVE_INFINITY;
  }
}
