package io.barlake.features.indicator;

import io.barlake.market.BarSeries;
import java.util.List;

/**
 * How many population standard deviations the close stands from the mean of the last {@code window}
 * closes: {@code (c - mean) / deviation}; 0 where nothing deviates. Warm-up {@code window - 1}.
 */
public record ZScore(int window) implements Indicator {
  public ZScore {
    WarmUp.requireWindow(window, 2);
  }

  @Override
  public String label() {
    return Label.of("zscore", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window - 1,
            "(close - mean) / standard deviation of the last "
                + window
                + " closes; 0 where nothing deviates"));
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
    WarmUp.requireWindow(window, 2);
    double[] means = SimpleMovingAverage.of(values, window);
    double[] scores = StandardDeviation.of(values, window);
    for (int i = window - 1; i < values.length; i++) {
      scores[i] = scores[i] == 0 ? 0 : (values[i] - means[i]) / scores[i];
    }
    return scores;
  }
}
