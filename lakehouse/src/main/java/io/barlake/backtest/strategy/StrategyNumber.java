package io.barlake.backtest.strategy;

import java.math.BigDecimal;

/** A parameter that takes numbers: its name, which numbers it takes, and from where to where. */
public record StrategyNumber(String name, Kind kind, double lowest, double highest) {
  /** Which numbers a parameter takes. */
  public enum Kind {
    WHOLE,
    REAL
  }

  public boolean accepts(double number) {
    return number >= lowest
        && number <= highest
        && (kind == Kind.REAL || number == StrictMath.rint(number));
  }

  /** What is accepted, for the reader of an error: {@code a whole number from 1 to 100}. */
  public String expectation() {
    return "a %s from %s to %s"
        .formatted(kind == Kind.WHOLE ? "whole number" : "number", plain(lowest), plain(highest));
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
