package io.barlake.bars.kernel;

/**
 * What the rows of each bar come to, one column at a time. The loops are alike as they look and
 * differ in their types: one for all would box every number.
 */
final class RowsOfBars {
  private final int[] firstRow;
  private final int bars;

  RowsOfBars(BarCuts cuts) {
    firstRow = cuts.firstRow();
    bars = cuts.size();
  }

  /**
   * Fills four columns: each bar's first open, highest high, lowest low and last close. False where
   * one is not a number, or a high is below a low.
   */
  boolean prices(
      double[] opens,
      double[] highs,
      double[] lows,
      double[] closes,
      double[] open,
      double[] high,
      double[] low,
      double[] close) {
    int begin = bars == 0 ? 0 : firstRow[0];
    boolean valid = true;
    for (int bar = 0; bar < bars; bar++) {
      int end = firstRow[bar + 1];
      double highest = highest(highs, begin, end);
      double lowest = lowest(lows, begin, end);
      open[bar] = opens[begin];
      high[bar] = highest;
      low[bar] = lowest;
      close[bar] = closes[end - 1];
      valid &= lowest <= highest && !Double.isNaN(open[bar]) && !Double.isNaN(close[bar]);
      begin = end;
    }
    return valid;
  }

  /** Two rows at a time, so that one comparison does not wait for the one before. */
  private static double highest(double[] values, int from, int to) {
    double highest = values[from];
    int i = from + 1;
    for (; i + 1 < to; i += 2) {
      highest = Math.max(highest, Math.max(values[i], values[i + 1]));
    }
    return i < to ? Math.max(highest, values[i]) : highest;
  }

  private static double lowest(double[] values, int from, int to) {
    double lowest = values[from];
    int i = from + 1;
    for (; i + 1 < to; i += 2) {
      lowest = Math.min(lowest, Math.min(values[i], values[i + 1]));
    }
    return i < to ? Math.min(lowest, values[i]) : lowest;
  }

  int[] counts() {
    int[] counts = new int[bars];
    for (int bar = 0; bar < bars; bar++) {
      counts[bar] = firstRow[bar + 1] - firstRow[bar];
    }
    return counts;
  }

  int[] sums(int[] rows) {
    int[] sums = new int[bars];
    for (int bar = 0; bar < bars; bar++) {
      int sum = 0;
      for (int row = firstRow[bar]; row < firstRow[bar + 1]; row++) {
        sum += rows[row];
      }
      sums[bar] = sum;
    }
    return sums;
  }

  long[] longSums(int[] rows) {
    long[] sums = new long[bars];
    for (int bar = 0; bar < bars; bar++) {
      long sum = 0;
      for (int row = firstRow[bar]; row < firstRow[bar + 1]; row++) {
        sum += rows[row];
      }
      sums[bar] = sum;
    }
    return sums;
  }

  /** Fails with an {@link ArithmeticException} where a sum exceeds its range. */
  long[] sums(long[] rows) {
    long[] sums = new long[bars];
    for (int bar = 0; bar < bars; bar++) {
      long sum = 0;
      for (int row = firstRow[bar]; row < firstRow[bar + 1]; row++) {
        sum = Math.addExact(sum, rows[row]);
      }
      sums[bar] = sum;
    }
    return sums;
  }
}
