package io.barlake.backtest.kernel;

import java.util.Arrays;

/** Bars in the order of time. */
final class BarList {
  private int[] bars = new int[64];
  private int size;

  void add(int bar) {
    if (size == bars.length) {
      bars = Arrays.copyOf(bars, 2 * size);
    }
    bars[size++] = bar;
  }

  int size() {
    return size;
  }

  int at(int n) {
    return bars[n];
  }
}
