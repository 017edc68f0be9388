package io.barlake.features.indicator.rolling;

/**
 * What is true, as a number: all bits set if it is, none if not. Facts are joined by {@code &},
 * {@code |} and {@code ~} and choose without a branch, since which shape or way comes next is what
 * a processor cannot guess. No number that is compared is the zero below 0.
 */
public final class Fact {
  private Fact() {}

  /** The one is less than the other. */
  public static long less(double one, double other) {
    return Double.doubleToRawLongBits(one - other) >> 63;
  }

  /** The value is no more than the limit. */
  public static long upTo(double value, double limit) {
    return ~less(limit, value);
  }

  public static long equal(double one, double other) {
    return ~(less(one, other) | less(other, one));
  }

  /** The mark where the fact is true, else 0. */
  public static double mark(double mark, long fact) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(mark) & fact);
  }

  /** The one where the fact is true, else the other. */
  public static double choose(long fact, double one, double other) {
    return mark(one, fact) + mark(other, ~fact);
  }

  public static int choose(long fact, int one, int other) {
    int mask = (int) fact;
    return (one & mask) | (other & ~mask);
  }
}
