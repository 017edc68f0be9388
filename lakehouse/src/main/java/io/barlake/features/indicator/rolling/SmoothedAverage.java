package io.barlake.features.indicator.rolling;

/**
 * An average that moves by a share of the distance to each new value: {@code avg[t] = avg[t-1] +
 * share * (x[t] - avg[t-1])}, begun with the mean of the first {@code window} values.
 *
 * <p>Like every class here it takes the values of a column in blocks that follow each other, out of
 * an array in which the block begins at {@code at}, and writes {@code count} results to the
 * beginning of another; results before there is one are NaN. The first {@code begin} values of the
 * column are its own warm-up and are not read. This one needs no earlier values, and may write its
 * results over a block that begins at 0.
 */
public final class SmoothedAverage {
  private final double share;
  private final int begin;
  private final int window;

  private int seen;
  private double anchor;
  private double average;

  private SmoothedAverage(double share, int window, int begin) {
    this.share = share;
    this.window = window;
    this.begin = begin;
  }

  /** An EMA: the share is {@code 2 / (window + 1)}. */
  public static SmoothedAverage exponential(int window, int begin) {
    return new SmoothedAverage(2.0 / (window + 1), window, begin);
  }

  /** Wilder's average: the share is {@code 1 / window}. */
  public static SmoothedAverage wilder(int window, int begin) {
    return new SmoothedAverage(1.0 / window, window, begin);
  }

  /** An average that begins with the first value. */
  public static SmoothedAverage ofShare(double share, int begin) {
    return new SmoothedAverage(share, 1, begin);
  }

  public void next(double[] values, int at, int count, double[] out) {
    int k = seed(values, at, count, out);
    double step = share;
    double last = average;
    for (; k < count; k++) {
      last = Faded.or0(last + step * (values[at + k] - last));
      out[k] = last;
    }
    average = last;
  }

  boolean begun() {
    return seen == begin + window;
  }

  double share() {
    return share;
  }

  double average() {
    return average;
  }

  void moveTo(double reached) {
    average = reached;
  }

  /** The number of values that went into the seed, or before it. */
  int seed(double[] values, int at, int count, double[] out) {
    int k = 0;
    for (; k < count && seen < begin + window; k++) {
      double value = values[at + k];
      if (seen == begin) {
        anchor = value;
      }
      // The sum of distances from the first value, until the mean is known.
      average += seen < begin ? 0 : value - anchor;
      seen++;
      if (seen == begin + window) {
        average = anchor + average / window;
      }
      out[k] = seen == begin + window ? average : Double.NaN;
    }
    return k;
  }
}
