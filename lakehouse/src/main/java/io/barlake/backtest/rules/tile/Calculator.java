package io.barlake.backtest.rules.tile;

import io.barlake.backtest.rules.Calculation;

/** Calculations over two tiles, a loop each, so that processors take many bars at a time. */
final class Calculator {
  private Calculator() {}

  static TermTile.Filler of(Calculation calculation, double[] a, double[] b) {
    return switch (calculation) {
      case SUM -> (from, count, out) -> sum(a, b, count, out);
      case DIFFERENCE -> (from, count, out) -> difference(a, b, count, out);
      case PRODUCT -> (from, count, out) -> product(a, b, count, out);
      case QUOTIENT -> (from, count, out) -> quotient(a, b, count, out);
      case HIGHER -> (from, count, out) -> higher(a, b, count, out);
      case LOWER -> (from, count, out) -> lower(a, b, count, out);
    };
  }

  private static void sum(double[] a, double[] b, int count, double[] out) {
    for (int k = 0; k < count; k++) {
      out[k] = a[k] + b[k];
    }
  }

  private static void difference(double[] a, double[] b, int count, double[] out) {
    for (int k = 0; k < count; k++) {
      out[k] = a[k] - b[k];
    }
  }

  private static void product(double[] a, double[] b, int count, double[] out) {
    for (int k = 0; k < count; k++) {
      out[k] = a[k] * b[k];
    }
  }

  private static void quotient(double[] a, double[] b, int count, double[] out) {
    for (int k = 0; k < count; k++) {
      out[k] = b[k] == 0 ? Double.NaN : a[k] / b[k];
    }
  }

  private static void higher(double[] a, double[] b, int count, double[] out) {
    for (int k = 0; k < count; k++) {
      out[k] = Math.max(a[k], b[k]);
    }
  }

  private static void lower(double[] a, double[] b, int count, double[] out) {
    for (int k = 0; k < count; k++) {
      out[k] = Math.min(a[k], b[k]);
    }
  }
}
