package io.barlake.features.indicator.rolling;

/**
 * Choices between a number and 0 that cost no branch: which way a price goes next is what a
 * processor cannot guess.
 */
public final class Movement {
  private Movement() {}

  /** The change if it is above 0, else 0. */
  public static double up(double change) {
    return 0.5 * (Math.abs(change) + change);
  }

  /** The value where the condition is above 0, else 0. */
  public static double where(double value, double condition) {
    long negative = Double.doubleToRawLongBits(0 - condition) >> 63;
    return Double.longBitsToDouble(Double.doubleToRawLongBits(value) & negative);
  }
}
