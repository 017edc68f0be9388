package io.barlake.features.indicator.rolling;

import io.barlake.BarlakeException;

/** The logarithm of the ratio of two prices. */
public final class LogReturn {
  /** How near to 1 a ratio is whose logarithm six terms give to the last bit. */
  private static final double NEAR = 0.01;

  private LogReturn() {}

  /**
   * {@code ln(now / before)} of prices above 0. The logarithm of a ratio near 1 loses digits; this
   * is {@code 2 * artanh(s)} of {@code s = (now - before) / (now + before)}, which does not, as a
   * series where prices are near each other, which they nearly always are.
   */
  public static double of(double now, double before) {
    double s = (now - before) / (now + before);
    return Math.abs(s) < NEAR ? series(s) : StrictMath.log1p((now - before) / before);
  }

  private static double series(double s) {
    double q = s * s;
    double tail = q * (1.0 / 3 + q * (1.0 / 5 + q * (1.0 / 7 + q * (1.0 / 9 + q * (1.0 / 11)))));
    return 2 * (s + s * tail);
  }

  /** Fails where a price has no logarithm. */
  public static void requirePositive(double[] prices, int from, int to, String price, String word) {
    for (int i = from; i < to; i++) {
      if (!(prices[i] > 0)) {
        throw BarlakeException.badInput(
            "Cannot compute %s: the %s at position %d is %s, and a log return needs prices above"
                + " 0. Leave %s out for this symbol.",
            word, price, i, prices[i], word);
      }
    }
  }
}
