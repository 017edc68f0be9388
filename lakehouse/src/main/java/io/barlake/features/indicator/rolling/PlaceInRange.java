package io.barlake.features.indicator.rolling;

/**
 * Where a value stands between the lowest, 0, and the highest, 100, of the last {@code window}; in
 * the middle, 50, where these are the same. In blocks as {@link SmoothedAverage}.
 */
public final class PlaceInRange {
  private static final double MIDDLE = 50;

  private final RollingExtreme highest;
  private final RollingExtreme lowest;
  private final Scratch highs = new Scratch();
  private final Scratch lows = new Scratch();

  public PlaceInRange(int window) {
    highest = RollingExtreme.highest(window);
    lowest = RollingExtreme.lowest(window);
  }

  /** Of values between others' extremes: three arrays of one block at the same place. */
  public void next(
      double[] values, double[] upper, double[] lower, int at, int count, double[] out) {
    double[] high = highs.of(count);
    double[] low = lows.of(count);
    highest.next(upper, at, count, high);
    lowest.next(lower, at, count, low);
    for (int k = 0; k < count; k++) {
      double range = high[k] - low[k];
      out[k] = range == 0 ? MIDDLE : 100 * (values[at + k] - low[k]) / range;
    }
  }

  /** Of values between their own extremes, which may be written over them. */
  public void next(double[] values, int at, int count, double[] out) {
    next(values, values, values, at, count, out);
  }
}
