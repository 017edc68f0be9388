package io.barlake.features.indicator.rolling;

/**
 * An EMA, the EMA of it and the EMA of that, in blocks as {@link SmoothedAverage}. Once all have
 * begun they move in one loop, in which each need not wait for the others to be through.
 */
public final class SmoothedCascade {
  private final SmoothedAverage first;
  private final SmoothedAverage second;
  private final SmoothedAverage third;

  public SmoothedCascade(int window, int begin) {
    first = SmoothedAverage.exponential(window, begin);
    second = SmoothedAverage.exponential(window, begin + window - 1);
    third = SmoothedAverage.exponential(window, begin + 2 * (window - 1));
  }

  public void next(
      double[] values, int at, int count, double[] once, double[] twice, double[] thrice) {
    if (!third.begun()) {
      first.next(values, at, count, once);
      second.next(once, 0, count, twice);
      third.next(twice, 0, count, thrice);
      return;
    }
    double step = first.share();
    double one = first.average();
    double two = second.average();
    double three = third.average();
    for (int k = 0; k < count; k++) {
      one = Faded.or0(one + step * (values[at + k] - one));
      two = Faded.or0(two + step * (one - two));
      three = Faded.or0(three + step * (two - three));
      once[k] = one;
      twice[k] = two;
      thrice[k] = three;
    }
    first.moveTo(one);
    second.moveTo(two);
    third.moveTo(three);
  }
}
