package io.barlake.features.label;

import java.util.Arrays;

/**
 * Finds the first bar that touches one of two barriers. A block of bars that lies between both is
 * passed over as one: with far barriers and a limit of 10,000 bars that is many times faster.
 */
final class BarrierSearch {
  private static final int BLOCK = 64;

  private final double[] high;
  private final double[] low;
  private final double[] highest;
  private final double[] lowest;

  BarrierSearch(double[] high, double[] low) {
    this.high = high;
    this.low = low;
    int blocks = (high.length + BLOCK - 1) / BLOCK;
    highest = new double[blocks];
    lowest = new double[blocks];
    Arrays.fill(highest, Double.NEGATIVE_INFINITY);
    Arrays.fill(lowest, Double.POSITIVE_INFINITY);
    for (int i = 0; i < high.length; i++) {
      int block = i / BLOCK;
      highest[block] = Math.max(highest[block], high[i]);
      lowest[block] = Math.min(lowest[block], low[i]);
    }
  }

  /** From one bar up to, and without, another; that other one if none of them touches. */
  int first(int from, int to, double upper, double lower) {
    int i = from;
    while (i < to) {
      int block = i / BLOCK;
      int end = Math.min(to, (block + 1) * BLOCK);
      if (highest[block] >= upper || lowest[block] <= lower) {
        while (i < end && high[i] < upper && low[i] > lower) {
          i++;
        }
        if (i < end) {
          return i;
        }
      }
      i = end;
    }
    return to;
  }
}
