package io.barlake.backtest.kernel;

/**
 * How averages of closes become whole numbers: their distance from the lowest close, times a power
 * of two so large that no two differ by more than an int holds.
 */
record AverageScale(long lowest, double factor) {
  private static final int BITS = 30;

  static AverageScale of(long[] closes) {
    return of(closes, 0, closes.length);
  }

  /** Of some closes and what lies between them. */
  static AverageScale of(long[] closes, int from, int to) {
    long lowest = Long.MAX_VALUE;
    long highest = 0;
    for (int bar = from; bar < to; bar++) {
      lowest = Math.min(lowest, closes[bar]);
      highest = Math.max(highest, closes[bar]);
    }
    int needed = Long.SIZE - Long.numberOfLeadingZeros(highest - lowest);
    return new AverageScale(lowest, Math.scalb(1.0, BITS - needed));
  }
}
