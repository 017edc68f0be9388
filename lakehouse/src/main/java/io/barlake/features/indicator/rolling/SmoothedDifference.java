package io.barlake.features.indicator.rolling;

/**
 * The difference of two EMA of one column, and the EMA of it, in blocks as {@link SmoothedAverage}.
 * Once all have begun they move in one loop, in which none need wait for the others to be through.
 */
public final class SmoothedDifference {
  private final SmoothedAverage fast;
  private final SmoothedAverage slow;
  private final SmoothedAverage average;

  /**
   * @param average of the difference, which begins with the later one of the two
   */
  public SmoothedDifference(SmoothedAverage fast, SmoothedAverage slow, SmoothedAverage average) {
    this.fast = fast;
    this.slow = slow;
    this.average = average;
  }

  /** The results may not be written over the values. */
  public void next(double[] values, int at, int count, double[] differences, double[] averages) {
    if (!average.begun()) {
      fast.next(values, at, count, differences);
      slow.next(values, at, count, averages);
      for (int k = 0; k < count; k++) {
        differences[k] -= averages[k];
      }
      average.next(differences, 0, count, averages);
      return;
    }
    double fastStep = fast.share();
    double slowStep = slow.share();
    double step = average.share();
    double one = fast.average();
    double two = slow.average();
    double smoothed = average.average();
    for (int k = 0; k < count; k++) {
      double value = values[at + k];
      one = Faded.or0(one + fastStep * (value - one));
      two = Faded.or0(two + slowStep * (value - two));
      double difference = one - two;
      smoothed = Faded.or0(smoothed + step * (difference - smoothed));
      differences[k] = difference;
      averages[k] = smoothed;
    }
    fast.moveTo(one);
    slow.moveTo(two);
    average.moveTo(smoothed);
  }
}
