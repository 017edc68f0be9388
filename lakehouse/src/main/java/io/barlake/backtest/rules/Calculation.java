package io.barlake.backtest.rules;

/** What makes one number of two. What is divided by 0 is not a number. */
public enum Calculation {
  SUM,
  DIFFERENCE,
  PRODUCT,
  QUOTIENT,
  HIGHER,
  LOWER;

  public double of(double left, double right) {
    return switch (this) {
      case SUM -> left + right;
      case DIFFERENCE -> left - right;
      case PRODUCT -> left * right;
      case QUOTIENT -> right == 0 ? Double.NaN : left / right;
      case HIGHER -> Math.max(left, right);
      case LOWER -> Math.min(left, right);
    };
  }
}
