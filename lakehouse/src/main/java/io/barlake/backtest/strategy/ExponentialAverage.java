package io.barlake.backtest.strategy;

import java.util.Arrays;

/**
 * Exponential moving average of closes in ticks, {@code e += 2 / (window + 1) * (close - e)},
 * seeded with the simple average of the first {@code window} closes at the close of the last of
 * them; 0 before. Doubles in this order of operations, so that every engine gets the same bits.
 */
public final class ExponentialAverage {
  private ExponentialAverage() {}

  /** Writes the average at each close into {@code row}. */
  public static void fill(long[] close, int window, double[] row) {
    int warm = Math.min(window, close.length + 1) - 1;
    Arrays.fill(row, 0, warm, 0);
    if (window > close.length) {
      return;
    }
    long sum = 0;
    for (int bar = 0; bar < window; bar++) {
      sum += close[bar];
    }
    double average = (double) sum / window;
    double weight = 2.0 / (window + 1.0);
    row[window - 1] = average;
    for (int bar = window; bar < close.length; bar++) {
      average += weight * (close[bar] - average);
      row[bar] = average;
    }
  }
}
