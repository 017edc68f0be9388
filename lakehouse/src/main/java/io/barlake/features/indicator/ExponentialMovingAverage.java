package io.barlake.features.indicator;

import io.barlake.market.BarSeries;
import java.util.List;

/**
 * {@code ema[t] = ema[t-1] + 2 / (window + 1) * (c[t] - ema[t-1])}, begun with the mean of the
 * first {@code window} closes. Warm-up {@code window - 1}; agrees with TA-Lib's EMA, seed included.
 * The memory is infinite: the same bar has another value if the series begins elsewhere, by a share
 * that fades as {@code exp(-2n/window)}.
 */
public record ExponentialMovingAverage(int window) implements Indicator {
  public ExponentialMovingAverage {
    WarmUp.requireWindow(window, 1);
  }

  @Override
  public String label() {
    return Label.of("ema", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window - 1,
            "ema[t-1] + 2/"
                + (window + 1)
                + " * (close - ema[t-1]), begun with the mean of the first "
                + window
                + " closes"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE);
  }

  @Override
  public double[][] over(BarSeries bars) {
    return new double[][] {of(bars.close(), window)};
  }

  public static double[] of(double[] values, int window) {
    return of(values, 0, window);
  }

  /** The same where the first {@code from} values are not to be read. */
  static double[] of(double[] values, int from, int window) {
    WarmUp.requireWindow(window, 1);
    int first = from + window - 1;
    double[] averages = WarmUp.column(values.length, first);
    if (first >= values.length) {
      return averages;
    }
    double average = meanOf(values, from, window);
    averages[first] = average;
    double share = 2.0 / (window + 1);
    for (int i = first + 1; i < values.length; i++) {
      average += share * (values[i] - average);
      averages[i] = average;
    }
    return averages;
  }

  private static double meanOf(double[] values, int from, int count) {
    double anchor = values[from];
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += values[i] - anchor;
    }
    return anchor + sum / count;
  }
}
