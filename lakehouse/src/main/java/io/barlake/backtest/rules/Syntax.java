package io.barlake.backtest.rules;

import java.math.BigDecimal;
import java.util.List;

/** What a rule is made of, as it is written; {@code at} is where it begins, the first column 1. */
sealed interface Syntax {
  int at();

  record Figure(int at, BigDecimal value) implements Syntax {}

  /** Between single quotes: {@code 'Europe/London'}. */
  record Quoted(int at, String text) implements Syntax {}

  /** A field of the bars, a part of the clock, or a parameter. */
  record Name(int at, String word) implements Syntax {}

  /**
   * {@code bbands(20, 2).upper@4h}.
   *
   * @param column the name after the dot; empty without
   * @param frame the name after the sign; empty without
   */
  record Call(int at, String word, List<Syntax> arguments, String column, String frame)
      implements Syntax {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code close[3]}: as it was three bars before. */
  record Ago(int at, Syntax of, Syntax bars) implements Syntax {}

  record Negative(int at, Syntax of) implements Syntax {}

  record Not(int at, Syntax of) implements Syntax {}

  /** Two sides of {@code + - * / < <= > >= == != and or}; it begins at the operator. */
  record Binary(int at, String operator, Syntax left, Syntax right) implements Syntax {}
}
