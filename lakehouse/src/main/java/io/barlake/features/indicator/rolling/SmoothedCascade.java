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
    if (third.begun()) {
      SmoothedAverage.next(first, second, third, values, at, count, once, twice, thrice);
    } else {
      first.next(values, at, count, once);
      second.next(once, 0, count, twice);
      third.next(twice, 0, count, thrice);
    }
  }
}
