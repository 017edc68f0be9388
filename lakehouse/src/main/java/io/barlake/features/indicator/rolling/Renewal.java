package io.barlake.features.indicator.rolling;

/**
 * When a running sum is begun anew: after a window of values, or after a fixed number if that is
 * more, so that it costs no more than one addition a value. Counted from the beginning of the
 * column, wherever the blocks are cut.
 */
final class Renewal {
  private final int interval;
  private int passed;

  Renewal(int window, int least) {
    this.interval = Math.max(least, window);
  }

  /** How many values may come before it. */
  int due() {
    return interval - passed;
  }

  /** Counts some values, no more than may come. */
  boolean isDueAfter(int values) {
    passed += values;
    if (passed < interval) {
      return false;
    }
    passed = 0;
    return true;
  }
}
