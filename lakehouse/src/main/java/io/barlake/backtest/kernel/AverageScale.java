package io.barlake.backtest.kernel;

/**
 * How averages of closes become whole numbers: their distance from the lowest close, times a power
 * of two so large that no two differ by more than an int holds.
 */
record AverageScale(long lowest, double factor) {
  private static final int BITS = 30;

  static AverageScale of(long[] closes) {
    long lowest = Long.MAX_VALUE;
    long highest = 0;
    for (long close : closes) {
      lowest = Math.min(lowest, close);
      highest = Math.max(highest, close);
    }
    int needed = Long.SIZE - Long.numberOfLeadingZeros(highest - lowest);
    return new AverageScale(lowest, Math.scalb(1.0, BITS - needed));
  }
}
