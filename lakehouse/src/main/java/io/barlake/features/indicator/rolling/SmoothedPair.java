package io.barlake.features.indicator.rolling;

/**
 * Two EMA of one column, in blocks as {@link SmoothedAverage}. Once both have begun they move in
 * one loop, in which neither need wait for the other to be through.
 */
public final class SmoothedPair {
  private final SmoothedAverage fast;
  private final SmoothedAverage slow;

  public SmoothedPair(SmoothedAverage fast, SmoothedAverage slow) {
    this.fast = fast;
    this.slow = slow;
  }

  /** The results may not be written over the values. */
  public void next(double[] values, int at, int count, double[] faster, double[] slower) {
    if (!fast.begun() || !slow.begun()) {
      fast.next(values, at, count, faster);
      slow.next(values, at, count, slower);
      return;
    }
    double fastStep = fast.share();
    double slowStep = slow.share();
    double one = fast.average();
    double two = slow.average();
    for (int k = 0; k < count; k++) {
      double value = values[at + k];
      one = Faded.or0(one + fastStep * (value - one));
      two = Faded.or0(two + slowStep * (value - two));
      faster[k] = one;
      slower[k] = two;
    }
    fast.moveTo(one);
    slow.moveTo(two);
  }
}
