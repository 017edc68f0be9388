package io.barlake.publish;

import java.math.BigDecimal;
import java.math.MathContext;

/** Fewer digits than a double has, where more would say nothing. */
final class Digits {
  private static final MathContext SUM = new MathContext(9);
  private static final MathContext CELL = new MathContext(5);

  private Digits() {}

  /** A sum whose last digits depend on the order in which Spark added. */
  static double ofSum(double value) {
    return rounded(value, SUM);
  }

  /** A value of a coloured cell. */
  static double ofCell(double value) {
    return rounded(value, CELL);
  }

  private static double rounded(double value, MathContext digits) {
    return Double.isFinite(value) ? new BigDecimal(value).round(digits).doubleValue() : Double.NaN;
  }
}
