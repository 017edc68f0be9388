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
      last += step * (values[at + k] - last);
      if (Faded.is(last)) {
        last = 0;
      }
      out[k] = last;
    }
    average = last;
  }

  boolean begun() {
    return seen == begin + window;
  }

  /** Averages of one column that have begun. */
  static void next(
      SmoothedAverage first,
      SmoothedAverage second,
      double[] values,
      int at,
      int count,
      double[] firsts,
      double[] seconds) {
    double firstStep = first.share;
    double secondStep = second.share;
    double one = first.average;
    double two = second.average;
    for (int k = 0; k < count; k++) {
      double value = values[at + k];
      one += firstStep * (value - one);
      if (Faded.is(one)) {
        one = 0;
      }
      two += secondStep * (value - two);
      if (Faded.is(two)) {
        two = 0;
      }
      firsts[k] = one;
      seconds[k] = two;
    }
    first.average = one;
    second.average = two;
  }

  /** Averages of one share that have begun, each of the one before. */
  static void next(
      SmoothedAverage first,
      SmoothedAverage second,
      SmoothedAverage third,
      double[] values,
      int at,
      int count,
      double[] once,
      double[] twice,
      double[] thrice) {
    double step = first.share;
    double one = first.average;
    double two = second.average;
    double three = third.average;
    for (int k = 0; k < count; k++) {
      one += step * (values[at + k] - one);
      if (Faded.is(one)) {
        one = 0;
      }
      two += step * (one - two);
      if (Faded.is(two)) {
        two = 0;
      }
      three += step * (two - three);
      if (Faded.is(three)) {
        three = 0;
      }
      once[k] = one;
      twice[k] = two;
      thrice[k] = three;
    }
    first.average = one;
    second.average = two;
    third.average = three;
  }

  /** The number of values that went into the seed, or before it. */
  private int seed(double[] values, int at, int count, double[] out) {
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
