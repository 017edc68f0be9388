package io.barlake.publish.report;

/** Equal bins with edges a person would choose: steps of 1, 2 or 5, and zero is an edge. */
public record Bins(double low, double step, int count) {
  private static final int MOST = 60;

  /** Bins that hold every value from {@code min} to {@code max}. */
  public static Bins over(double min, double max) {
    if (!(min <= max) || Double.isInfinite(min) || Double.isInfinite(max)) {
      throw new IllegalArgumentException("Cannot bin values from " + min + " to " + max);
    }
    double width = Math.max(max - min, Math.max(Math.abs(max), 1) * 1e-6);
    double step = niceStep(width / (MOST - 1));
    double first = Math.floor(min / step);
    return new Bins(first * step, step, (int) (Math.floor(max / step) - first) + 1);
  }

  private static double niceStep(double least) {
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(least)));
    for (int factor : new int[] {1, 2, 5}) {
      if (factor * power >= least) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  /** The bin of a value; a value that rounding puts beside the last bin belongs to it. */
  public int indexOf(double value) {
    return indexOfStep((long) Math.floor(value / step));
  }

  /** The bin of all values that are so many whole steps above zero. */
  public int indexOfStep(long steps) {
    long bin = steps - Math.round(low / step);
    return (int) Math.max(0, Math.min(bin, count - 1));
  }
}
