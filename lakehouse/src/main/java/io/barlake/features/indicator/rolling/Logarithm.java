package io.barlake.features.indicator.rolling;

/**
 * The natural logarithm, up to two units of the last place, by additions, multiplications and one
 * division alone: the same bits on every machine, and three times as fast as {@link StrictMath}.
 */
public final class Logarithm {
  private static final double LN_2 = 0.6931471805599453;
  private static final double ROOT_OF_2 = 1.4142135623730951;

  private Logarithm() {}

  /** Of a normal number above 0. */
  public static double of(double x) {
    int exponent = Math.getExponent(x);
    double part = x * Double.longBitsToDouble((1023L - exponent) << 52);
    if (part > ROOT_OF_2) {
      part *= 0.5;
      exponent++;
    }
    double s = (part - 1) / (part + 1);
    double q = s * s;
    // 2 * artanh(s); s is below 0.172, so that the twelfth power of q is nothing.
    double high = q * (1.0 / 17 + q * (1.0 / 19 + q * (1.0 / 21 + q * (1.0 / 23))));
    double middle = q * (1.0 / 9 + q * (1.0 / 11 + q * (1.0 / 13 + q * (1.0 / 15 + high))));
    double tail = q * (1.0 / 3 + q * (1.0 / 5 + q * (1.0 / 7 + middle)));
    return exponent * LN_2 + 2 * (s + s * tail);
  }
}
