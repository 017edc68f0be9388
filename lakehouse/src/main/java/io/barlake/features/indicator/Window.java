package io.barlake.features.indicator;

import io.barlake.BarlakeException;

/** How many bars an indicator may look at. */
public final class Window {
  /** Two years of minutes; a longer window is a slip of the keyboard. */
  static final int LONGEST = 1_000_000;

  private Window() {}

  public static void require(int window, int least) {
    if (window < least || window > LONGEST) {
      throw BarlakeException.badConfig(
          "Invalid indicator window %d: expected %d to %d bars.", window, least, LONGEST);
    }
  }
}
