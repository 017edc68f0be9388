package io.barlake.backtest.kernel;

import java.util.Arrays;

/**
 * The bars at whose close the side of a pair of averages changes, what is paid after them, and what
 * the side is at first.
 */
final class Flips implements Asked {
  private int[] bars = new int[64];
  private long[] fillAfter = new long[64];
  private int size;
  private int firstSide;

  /** Forgets those of another pair. */
  void begin(int side) {
    firstSide = side;
    size = 0;
  }

  /** Here {@code bought} and {@code sold} are what buyers and sellers fill at the open after it. */
  void add(int bar, long bought, long sold) {
    if (size == bars.length) {
      bars = Arrays.copyOf(bars, 2 * size);
      fillAfter = Arrays.copyOf(fillAfter, 2 * size);
    }
    fillAfter[size] = side(size) > 0 ? bought : sold;
    bars[size++] = bar;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int bar(int n) {
    return bars[n];
  }

  /** Where positions of this flip begin and those before it end; kept, since bars are far apart. */
  long fillAfter(int n) {
    return fillAfter[n];
  }

  /** 1 where the fast average is above from this flip on, -1 where below. */
  @Override
  public int side(int n) {
    return n % 2 == 0 ? firstSide : -firstSide;
  }

  @Override
  public int anewFrom(int bar) {
    return NEVER;
  }
}
