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
    System.arraycopy(values, at, out, 0, count);
    for (int k = 0; k < count; k++) {
      out[k] = 100 * (out[k] - low[k]);
      high[k] -= low[k];
    }
    Ratio.next(out, high, MIDDLE, count, out);
  }

  /** Of values between their own extremes, which may be written over them. */
  public void next(double[] values, int at, int count, double[] out) {
    next(values, values, values, at, count, out);
  }
}
