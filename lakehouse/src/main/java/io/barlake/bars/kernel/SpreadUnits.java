package io.barlake.bars.kernel;

import io.barlake.BarlakeException;

/** Spreads as whole millionths of a tick, for the reason that volumes are whole units. */
final class SpreadUnits {
  private static final double MILLION = 1e6;
  private static final double LARGEST_EXACT = 1L << 53;

  private SpreadUnits() {}

  /** Fills both columns: for each bar the sum of the spreads, and of how many rows it is. */
  static void addUp(double[] spreadTicks, BarCuts cuts, long[] millionths, int[] known) {
    int[] firstRow = cuts.firstRow();
    for (int bar = 0; bar < cuts.size(); bar++) {
      long sum = 0;
      int count = 0;
      for (int row = firstRow[bar]; row < firstRow[bar + 1]; row++) {
        double scaled = Math.rint(spreadTicks[row] * MILLION);
        if (Math.abs(scaled) >= LARGEST_EXACT) {
          throw BarlakeException.badInput(
              "Unsupported spread of %s ticks: expected less than %s.",
              spreadTicks[row], LARGEST_EXACT / MILLION);
        }
        // What is not known is not a number, and 0 as a whole one.
        sum = Math.addExact(sum, (long) scaled);
        count += Double.isNaN(scaled) ? 0 : 1;
      }
      millionths[bar] = sum;
      known[bar] = count;
    }
  }

  static double[] means(long[] millionths, int[] known) {
    double[] means = new double[known.length];
    for (int i = 0; i < known.length; i++) {
      means[i] = known[i] == 0 ? Double.NaN : millionths[i] / (known[i] * MILLION);
    }
    return means;
  }
}
