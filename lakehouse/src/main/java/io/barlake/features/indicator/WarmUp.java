package io.barlake.features.indicator;

import io.barlake.BarlakeException;
import java.util.Arrays;

/** How every kernel begins: a window that can be computed, and a column with no values yet. */
final class WarmUp {
  /** Two years of minutes; a longer window is a slip of the keyboard. */
  static final int LONGEST_WINDOW = 1_000_000;

  private WarmUp() {}

  /** A column whose first {@code warmUp} values are NaN; all of them if the series is shorter. */
  static double[] column(int size, int warmUp) {
    double[] column = new double[size];
    Arrays.fill(column, 0, Math.min(size, warmUp), Double.NaN);
    return column;
  }

  static void requireWindow(int window, int least) {
    if (window < least || window > LONGEST_WINDOW) {
      throw BarlakeException.badConfig(
          "Invalid indicator window %d: expected %d to %d bars.", window, least, LONGEST_WINDOW);
    }
  }
}
