package io.barlake.features.indicator;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * The arithmetic of indicators as one would write it on paper: whole columns, every window summed
 * anew. A column may begin with values that are no numbers, and so does what is made of it.
 */
public final class Plain {
  private Plain() {}

  /** A column by the number of its bar. */
  public static double[] column(int size, IntToDoubleFunction value) {
    double[] column = new double[size];
    Arrays.setAll(column, value);
    return column;
  }

  /** What a function makes of every whole window. */
  public static double[] windows(double[] values, int window, ToDoubleFunction<double[]> function) {
    int first = begin(values) + window - 1;
    return column(
        values.length,
        i ->
            i < first
                ? Double.NaN
                : function.applyAsDouble(Arrays.copyOfRange(values, i - window + 1, i + 1)));
  }

  public static double[] mean(double[] values, int window) {
    return windows(values, window, last -> Arrays.stream(last).average().orElseThrow());
  }

  public static double[] sum(double[] values, int window) {
    return windows(values, window, last -> Arrays.stream(last).sum());
  }

  public static double[] highest(double[] values, int window) {
    return windows(values, window, last -> Arrays.stream(last).max().orElseThrow());
  }

  public static double[] lowest(double[] values, int window) {
    return windows(values, window, last -> Arrays.stream(last).min().orElseThrow());
  }

  /** The weights rise by one from value to value. */
  public static double[] weightedMean(double[] values, int window) {
    return windows(
        values,
        window,
        last -> {
          double sum = 0;
          for (int k = 0; k < window; k++) {
            sum += (k + 1) * last[k];
          }
          return 2 * sum / window / (window + 1);
        });
  }

  /** Of the population. */
  public static double[] variance(double[] values, int window) {
    return windows(
        values,
        window,
        last -> {
          double mean = Arrays.stream(last).average().orElseThrow();
          return Arrays.stream(last).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
        });
  }

  /** An EMA of factor {@code 2 / (window + 1)}. */
  public static double[] exponential(double[] values, int window) {
    return smoothed(values, window, 2.0 / (window + 1));
  }

  public static double[] wilder(double[] values, int window) {
    return smoothed(values, window, 1.0 / window);
  }

  /** Begun with the mean of the first {@code window} values. */
  public static double[] smoothed(double[] values, int window, double share) {
    int first = begin(values) + window - 1;
    double[] means = mean(values, window);
    for (int i = first + 1; i < values.length; i++) {
      means[i] = share * values[i] + (1 - share) * means[i - 1];
    }
    return means;
  }

  /** The values of some bars ago. */
  public static double[] before(double[] values, int bars) {
    return column(values.length, i -> i < bars ? Double.NaN : values[i - bars]);
  }

  public static double[] trueRange(double[] high, double[] low, double[] close) {
    return column(
        close.length,
        i ->
            i == 0
                ? Double.NaN
                : Math.max(
                    high[i] - low[i],
                    Math.max(Math.abs(high[i] - close[i - 1]), Math.abs(low[i] - close[i - 1]))));
  }

  /** Pearson's. */
  public static double correlation(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      yy += (y[i] - meanY) * (y[i] - meanY);
      xy += (x[i] - meanX) * (y[i] - meanY);
    }
    return xy / Math.sqrt(xx * yy);
  }

  /** The first bar whose value is a number. */
  public static int begin(double[] values) {
    int begin = 0;
    while (begin < values.length && Double.isNaN(values[begin])) {
      begin++;
    }
    return begin;
  }
}
