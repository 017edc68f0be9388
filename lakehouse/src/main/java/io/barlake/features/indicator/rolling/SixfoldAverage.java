package io.barlake.features.indicator.rolling;

import java.util.Arrays;

/**
 * An EMA, the EMA of it and so on, six times, in blocks as {@link SmoothedAverage}, and as {@link
 * SmoothedCascade} in one loop once all have begun.
 */
public final class SixfoldAverage {
  private final SmoothedAverage[] averages = new SmoothedAverage[6];

  public SixfoldAverage(int window) {
    Arrays.setAll(averages, n -> SmoothedAverage.exponential(window, n * (window - 1)));
  }

  /** The last four of them, which may not be written over the values. */
  public void next(
      double[] values,
      int at,
      int count,
      double[] third,
      double[] fourth,
      double[] fifth,
      double[] sixth) {
    if (!averages[5].begun()) {
      averages[0].next(values, at, count, sixth);
      averages[1].next(sixth, 0, count, sixth);
      averages[2].next(sixth, 0, count, third);
      averages[3].next(third, 0, count, fourth);
      averages[4].next(fourth, 0, count, fifth);
      averages[5].next(fifth, 0, count, sixth);
      return;
    }
    double step = averages[0].share();
    double a = averages[0].average();
    double b = averages[1].average();
    double c = averages[2].average();
    double d = averages[3].average();
    double e = averages[4].average();
    double f = averages[5].average();
    for (int k = 0; k < count; k++) {
      a = Faded.or0(a + step * (values[at + k] - a));
      b = Faded.or0(b + step * (a - b));
      c = Faded.or0(c + step * (b - c));
      d = Faded.or0(d + step * (c - d));
      e = Faded.or0(e + step * (d - e));
      f = Faded.or0(f + step * (e - f));
      third[k] = c;
      fourth[k] = d;
      fifth[k] = e;
      sixth[k] = f;
    }
    averages[0].moveTo(a);
    averages[1].moveTo(b);
    averages[2].moveTo(c);
    averages[3].moveTo(d);
    averages[4].moveTo(e);
    averages[5].moveTo(f);
  }
}
