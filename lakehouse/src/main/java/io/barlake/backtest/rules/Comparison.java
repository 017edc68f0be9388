package io.barlake.backtest.rules;

import java.util.Arrays;
import java.util.Optional;

/** How two numbers compare, by the sign of a rule. */
public enum Comparison {
  BELOW("<"),
  AT_MOST("<="),
  ABOVE(">"),
  AT_LEAST(">="),
  EQUAL("=="),
  UNEQUAL("!=");

  private final String sign;

  Comparison(String sign) {
    this.sign = sign;
  }

  public boolean holds(double left, double right) {
    return switch (this) {
      case BELOW -> left < right;
      case AT_MOST -> left <= right;
      case ABOVE -> left > right;
      case AT_LEAST -> left >= right;
      case EQUAL -> left == right;
      case UNEQUAL -> left != right;
    };
  }

  static Optional<Comparison> of(String sign) {
    return Arrays.stream(values()).filter(each -> each.sign.equals(sign)).findFirst();
  }
}
