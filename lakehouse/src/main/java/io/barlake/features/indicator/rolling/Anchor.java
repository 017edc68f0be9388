package io.barlake.features.indicator.rolling;

/** The value from which a stretch of values is measured. */
final class Anchor {
  private Anchor() {}

  /**
   * The middle one of the last three values before {@code stop}, of a window as short as two the
   * last: one wrong price must not be what others are measured from.
   */
  static double of(double[] values, int stop, int window) {
    double last = values[stop - 1];
    if (window < 3) {
      return last;
    }
    double before = values[stop - 2];
    double earlier = values[stop - 3];
    double low = Math.min(last, before);
    double high = Math.max(last, before);
    return Math.max(low, Math.min(high, earlier));
  }
}
