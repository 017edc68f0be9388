package io.barlake.features.indicator;

import io.barlake.BarlakeException;
import io.barlake.market.BarSeries;
import java.util.List;

/**
 * Middle: the simple average of the close. Upper and lower: {@code deviations} population standard
 * deviations above and below it. Width: {@code (upper - lower) / |middle|}, 0 where the middle is
 * 0. Warm-up {@code window - 1}; agrees with TA-Lib's BBANDS with simple averages. Bands of a price
 * that stands still lie on the price.
 */
public record BollingerBands(int window, double deviations) implements Indicator {
  public BollingerBands {
    WarmUp.requireWindow(window, 2);
    if (!(deviations > 0) || Double.isInfinite(deviations)) {
      throw BarlakeException.badConfig(
          "Invalid bbands: deviations is %s, expected a number above 0.", deviations);
    }
  }

  @Override
  public String label() {
    return Label.of("bbands", window, deviations);
  }

  @Override
  public List<IndicatorColumn> columns() {
    int warmUp = window - 1;
    String distance = Label.text(deviations) + " * standard deviation of the last ";
    return List.of(
        new IndicatorColumn(
            label() + "_upper", warmUp, "middle + " + distance + window + " closes"),
        new IndicatorColumn(label() + "_middle", warmUp, "mean of the last " + window + " closes"),
        new IndicatorColumn(
            label() + "_lower", warmUp, "middle - " + distance + window + " closes"),
        new IndicatorColumn(label() + "_width", warmUp, "(upper - lower) / middle"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE);
  }

  @Override
  public double[][] over(BarSeries bars) {
    return of(bars.close(), window, deviations);
  }

  /** Upper, middle, lower, width. */
  public static double[][] of(double[] values, int window, double deviations) {
    double[] middle = SimpleMovingAverage.of(values, window);
    double[] deviation = StandardDeviation.of(values, window);
    int size = values.length;
    double[] upper = WarmUp.column(size, window - 1);
    double[] lower = WarmUp.column(size, window - 1);
    double[] width = WarmUp.column(size, window - 1);
    for (int i = window - 1; i < size; i++) {
      double distance = deviations * deviation[i];
      upper[i] = middle[i] + distance;
      lower[i] = middle[i] - distance;
      width[i] = middle[i] == 0 ? 0 : 2 * distance / Math.abs(middle[i]);
    }
    return new double[][] {upper, middle, lower, width};
  }
}
