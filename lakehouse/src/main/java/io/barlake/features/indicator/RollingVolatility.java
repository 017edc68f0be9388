package io.barlake.features.indicator;

import io.barlake.BarlakeException;
import io.barlake.market.BarSeries;
import java.util.List;

/**
 * The sample standard deviation of the last {@code window} log returns of the close, {@code ln(c[t]
 * / c[t-1])}, per bar: multiply by the root of the bars in a year to annualise. Warm-up {@code
 * window}. A price of 0 or below has no log return and is refused.
 */
public record RollingVolatility(int window) implements Indicator {
  public RollingVolatility {
    WarmUp.requireWindow(window, 2);
  }

  @Override
  public String label() {
    return Label.of("volatility", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window,
            "sample standard deviation of the last "
                + window
                + " log returns of the close, per bar"));
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
    double[] deviations = StandardDeviation.of(logReturns(values), 1, window);
    double sampleFactor = Math.sqrt(window / (window - 1.0));
    for (int i = window; i < deviations.length; i++) {
      deviations[i] *= sampleFactor;
    }
    return deviations;
  }

  private static double[] logReturns(double[] values) {
    double[] returns = WarmUp.column(values.length, 1);
    for (int i = 0; i < values.length; i++) {
      if (values[i] <= 0) {
        throw BarlakeException.badInput(
            "Cannot compute volatility: the close at position %d is %s, and a log return needs"
                + " prices above 0. Leave volatility out for this symbol.",
            i, values[i]);
      }
      if (i > 0) {
        // The logarithm of a ratio near 1 loses digits; the distance from 1 does not.
        returns[i] = StrictMath.log1p((values[i] - values[i - 1]) / values[i - 1]);
      }
    }
    return returns;
  }
}
