package io.barlake.features.indicator.rolling;

/** One column divided by another. */
public final class Ratio {
  private Ratio() {}

  /**
   * Divides many bars at a time, and only then looks for a divisor of 0, where the ratio is {@code
   * otherwise}. The result may be written over the parts.
   */
  public static void next(
      double[] parts, double[] wholes, double otherwise, int count, double[] out) {
    for (int k = 0; k < count; k++) {
      out[k] = parts[k] / wholes[k];
    }
    for (int k = 0; k < count; k++) {
      if (wholes[k] == 0) {
        out[k] = otherwise;
      }
    }
  }
}
