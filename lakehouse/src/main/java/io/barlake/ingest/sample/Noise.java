package io.barlake.ingest.sample;

/**
 * Seeded random numbers. The generator is SplitMix64 and every step is exact or StrictMath, so a
 * seed gives the same numbers on every machine and Java.
 */
final class Noise {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  private long state;
  private double spareGaussian = Double.NaN;

  private Noise(long state) {
    this.state = state;
  }

  /** The numbers of one purpose: no other name, year or purpose changes them. */
  static Noise of(long seed, String name, int year, String purpose) {
    long state = mixed(seed + GOLDEN_GAMMA);
    String key = name + '/' + year + '/' + purpose;
    for (int i = 0; i < key.length(); i++) {
      state = mixed((state ^ key.charAt(i)) + GOLDEN_GAMMA);
    }
    return new Noise(state);
  }

  /** Even over the open interval from 0 to 1. */
  double uniform() {
    state += GOLDEN_GAMMA;
    return ((mixed(state) >>> 11) + 0.5) * UNIT;
  }

  boolean happens(double probability) {
    return uniform() < probability;
  }

  /** Normal with mean 0 and deviation 1, by Marsaglia's polar method. */
  double gaussian() {
    if (!Double.isNaN(spareGaussian)) {
      double spare = spareGaussian;
      spareGaussian = Double.NaN;
      return spare;
    }
    double x;
    double y;
    double square;
    do {
      x = 2 * uniform() - 1;
      y = 2 * uniform() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square == 0);
    double factor = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
    spareGaussian = y * factor;
    return x * factor;
  }

  private static long mixed(long bits) {
    long z = bits;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
