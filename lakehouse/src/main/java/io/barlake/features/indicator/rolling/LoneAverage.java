package io.barlake.features.indicator.rolling;

/**
 * A {@link SmoothedAverage} for one or two that no others keep company in a loop. It follows how
 * far the average lags behind the value, {@code lag[t] = keep * (lag[t-1] + x[t] - x[t-1])}, and
 * makes each lag from the one two values before, which takes half as long as steps that wait for
 * the last one. Values that stand still are left no lag.
 */
public final class LoneAverage {
  private final SmoothedAverage seed;
  private final double keep;

  private double value;
  private double lag;
  private double lagBefore;
  // What is left in the lag of the last change of the value.
  private double left;

  public LoneAverage(SmoothedAverage seed) {
    this.seed = seed;
    this.keep = 1 - seed.share();
  }

  /** The results may not be written over the values. */
  public void next(double[] values, int at, int count, double[] out) {
    int begun = begin(values, at, count, out);
    double part = keep;
    double partTwice = part * part;
    double last = value;
    double now = lag;
    double before = lagBefore;
    double leftBefore = left;
    for (int k = begun; k < count; k++) {
      double latest = values[at + k];
      double leftNow = part * (latest - last);
      double next = Faded.or0(partTwice * before + (part * leftBefore + leftNow));
      last = latest;
      leftBefore = leftNow;
      before = now;
      now = next;
      out[k] = latest - next;
    }
    value = last;
    lag = now;
    lagBefore = before;
    left = leftBefore;
  }

  /** The number of values up to the first average. */
  private int begin(double[] values, int at, int count, double[] out) {
    if (seed.begun()) {
      return 0;
    }
    int begun = seed.seed(values, at, count, out);
    if (seed.begun()) {
      value = values[at + begun - 1];
      lag = value - seed.average();
      // As if all of it had come with this value.
      left = lag;
    }
    return begun;
  }
}
