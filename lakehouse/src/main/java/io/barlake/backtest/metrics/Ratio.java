package io.barlake.backtest.metrics;

import java.util.OptionalDouble;

/** A quotient that is missing where it would divide by 0. */
final class Ratio {
  private Ratio() {}

  static OptionalDouble of(double value, double by) {
    return by == 0 ? OptionalDouble.empty() : OptionalDouble.of(value / by);
  }

  static OptionalDouble of(long value, long by) {
    return of((double) value, (double) by);
  }
}
