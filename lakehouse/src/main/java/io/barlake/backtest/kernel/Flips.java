package io.barlake.backtest.kernel;

import java.util.Arrays;

/**
 * The bars at whose close the side of a pair of averages changes, the opens after them, and what
 * the side is at first.
 */
final class Flips {
  private int[] bars = new int[64];
  private long[] openAfter = new long[64];
  private int size;
  private int firstSide;

  /** Forgets those of another pair. */
  void begin(int side) {
    firstSide = side;
    size = 0;
  }

  void add(int bar, long open) {
    if (size == bars.length) {
      bars = Arrays.copyOf(bars, 2 * size);
      openAfter = Arrays.copyOf(openAfter, 2 * size);
    }
    openAfter[size] = open;
    bars[size++] = bar;
  }

  int size() {
    return size;
  }

  int bar(int n) {
    return bars[n];
  }

  /** Where positions of this flip begin; kept, since opens are far from each other. */
  long openAfter(int n) {
    return openAfter[n];
  }

  /** 1 where the fast average is above from this flip on, -1 where below. */
  int side(int n) {
    return n % 2 == 0 ? firstSide : -firstSide;
  }
}
