package io.barlake.bars.kernel;

import io.barlake.BarlakeException;

/** Spreads as whole millionths of a tick, for the reason that volumes are whole units. */
final class SpreadUnits {
  private static final double MILLION = 1e6;
  private static final double LARGEST_EXACT = 1L << 53;

  private SpreadUnits() {}

  /** Fills both columns from their start: the spread and 1, or 0 and 0 where it is not known. */
  static void convert(double[] spreadTicks, int from, int to, long[] millionths, int[] known) {
    for (int i = from; i < to; i++) {
      double scaled = Math.rint(spreadTicks[i] * MILLION);
      if (Math.abs(scaled) >= LARGEST_EXACT) {
        throw BarlakeException.badInput(
            "Unsupported spread of %s ticks: expected less than %s.",
            spreadTicks[i], LARGEST_EXACT / MILLION);
      }
      millionths[i - from] = (long) scaled;
      known[i - from] = Double.isNaN(scaled) ? 0 : 1;
    }
  }

  static double[] means(long[] millionths, int[] known, int size) {
    double[] means = new double[size];
    for (int i = 0; i < size; i++) {
      means[i] = known[i] == 0 ? Double.NaN : millionths[i] / (known[i] * MILLION);
    }
    return means;
  }
}
