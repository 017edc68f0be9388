package io.barlake.backtest.kernel;

import java.util.Arrays;

/** The bars at whose close the side of a pair of averages changes, and what it is at first. */
final class Flips {
  private int[] bars = new int[64];
  private int size;
  private int firstSide;

  void add(int bar, int side) {
    if (size == 0) {
      firstSide = side;
    }
    if (size == bars.length) {
      bars = Arrays.copyOf(bars, 2 * size);
    }
    bars[size++] = bar;
  }

  int size() {
    return size;
  }

  int bar(int n) {
    return bars[n];
  }

  /** 1 where the fast average is above from this flip on, -1 where below. */
  int side(int n) {
    return n % 2 == 0 ? firstSide : -firstSide;
  }
}
