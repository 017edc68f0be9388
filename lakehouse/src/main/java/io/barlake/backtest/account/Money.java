package io.barlake.backtest.account;

/** Whole amounts of what was computed as a share. */
final class Money {
  private static final double MOST = 1L << 62;

  private Money() {}

  /** The nearest whole amount, of two as near the even one. */
  static long whole(double amount) {
    if (!(Math.abs(amount) < MOST)) {
      throw new ArithmeticException("an account of more than 2^62 millionths");
    }
    return (long) Math.rint(amount);
  }
}
