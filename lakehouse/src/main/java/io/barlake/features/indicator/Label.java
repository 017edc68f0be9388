package io.barlake.features.indicator;

import java.math.BigDecimal;

/**
 * Names in snake case: {@code bbands(20, 2.5)} is {@code bbands_20_2p5}. The point becomes a {@code
 * p}, so that two sets of parameters never share a name.
 */
public final class Label {
  private Label() {}

  public static String of(String word, double... parameters) {
    StringBuilder label = new StringBuilder(word);
    for (double parameter : parameters) {
      label.append('_').append(text(parameter).replace('.', 'p'));
    }
    return label.toString();
  }

  /** The shortest decimal text: {@code 2} and not {@code 2.0}. */
  public static String text(double parameter) {
    return BigDecimal.valueOf(parameter).stripTrailingZeros().toPlainString();
  }
}
