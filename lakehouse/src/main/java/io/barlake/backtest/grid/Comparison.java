package io.barlake.backtest.grid;

import java.util.Arrays;
import java.util.Optional;

/** How two numbers compare, by the sign of a sweep file. */
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

  public String sign() {
    return sign;
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

  public static Optional<Comparison> of(String sign) {
    return Arrays.stream(values()).filter(each -> each.sign.equals(sign)).findFirst();
  }
}
