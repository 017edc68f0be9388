package io.barlake.features.indicator.rolling;

/**
 * The fast EMA of a column less the slow one in percent of the latter's size, 0 where that is 0; an
 * EMA of it as signal, and what lies between. In blocks as {@link SmoothedAverage}.
 */
public final class SmoothedPercentage {
  private final SmoothedPair averages;
  private final SmoothedAverage average;

  public SmoothedPercentage(int fast, int slow, int signal) {
    averages =
        new SmoothedPair(
            SmoothedAverage.exponential(fast, 0), SmoothedAverage.exponential(slow, 0));
    average = SmoothedAverage.exponential(signal, slow - 1);
  }

  /** The results may not be written over the values. */
  public void next(
      double[] values, int at, int count, double[] line, double[] signals, double[] histogram) {
    averages.next(values, at, count, line, signals);
    for (int k = 0; k < count; k++) {
      line[k] = 100 * (line[k] - signals[k]);
      signals[k] = Math.abs(signals[k]);
    }
    Ratio.next(line, signals, 0, count, line);
    average.next(line, 0, count, signals);
    for (int k = 0; k < count; k++) {
      histogram[k] = line[k] - signals[k];
    }
  }
}
