package io.barlake.features.indicator.rolling;

import java.util.Arrays;

/**
 * The highest, or the lowest, of the last {@code window} values, in blocks as in {@link
 * SmoothedAverage}. The highest of two values is the higher of one and the one before, the highest
 * of four is the higher of two such pairs, and so on: a window costs as many steps as it can be
 * halved, each of which the processor takes for several bars at a time. Methods of a constant cost,
 * such as a queue of candidates, cost more for every window that people use: random prices make
 * their branches unpredictable.
 *
 * <p>As long as a window is not whole it holds something that is not a number, and so is its
 * extreme.
 */
public final class RollingExtreme {
  private final boolean highest;
  private final int window;
  // levels[n] holds the extremes of 2^n values.
  private final History[] levels;
  private final Scratch earlier = new Scratch();

  private RollingExtreme(boolean highest, int window) {
    this.highest = highest;
    this.window = window;
    int halvings = 31 - Integer.numberOfLeadingZeros(window);
    this.levels = new History[halvings + 1];
    Arrays.setAll(levels, n -> new History(1 << n));
  }

  public static RollingExtreme highest(int window) {
    return new RollingExtreme(true, window);
  }

  public static RollingExtreme lowest(int window) {
    return new RollingExtreme(false, window);
  }

  public void next(double[] values, int at, int count, double[] out) {
    System.arraycopy(values, at, out, 0, count);
    int spanned = 1;
    for (int n = 0; n < levels.length; n++) {
      levels[n].append(out, count);
      int wanted = Math.min(2 * spanned, window);
      take(levels[n], wanted - spanned, count, out);
      spanned = wanted;
    }
  }

  /** Takes into account the extremes of some bars ago. */
  private void take(History level, int ago, int count, double[] out) {
    // A copy, since loops over two arrays are only run many bars at a time without an offset.
    double[] before = earlier.of(count);
    System.arraycopy(level.values(), level.at() - ago, before, 0, count);
    if (highest) {
      for (int k = 0; k < count; k++) {
        out[k] = Math.max(out[k], before[k]);
      }
    } else {
      for (int k = 0; k < count; k++) {
        out[k] = Math.min(out[k], before[k]);
      }
    }
  }
}
