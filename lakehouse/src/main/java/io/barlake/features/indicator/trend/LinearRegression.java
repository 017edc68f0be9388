package io.barlake.features.indicator.trend;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.RollingMoments;
import io.barlake.features.indicator.rolling.RollingSlope;
import java.util.List;

/**
 * The straight line that lies nearest to the last {@code window} closes, by least squares. Value:
 * its price at this bar; slope: what it rises a bar; intercept: its price at the first of the bars;
 * R2: the share of the closes' variance that it explains, 0 where they do not vary. Warm-up {@code
 * window - 1}; agrees with TA-Lib's LINEARREG, LINEARREG_SLOPE and LINEARREG_INTERCEPT.
 */
public record LinearRegression(int window) implements Indicator {
  public LinearRegression {
    Window.require(window, 2);
  }

  @Override
  public String label() {
    return Label.of("linreg", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window - 1,
            "price at this bar of the line of least squares through the last "
                + window
                + " closes"),
        new IndicatorColumn(label() + "_slope", window - 1, "what the line rises a bar"),
        new IndicatorColumn(
            label() + "_intercept", window - 1, "price of the line " + (window - 1) + " bars ago"),
        new IndicatorColumn(
            label() + "_r2",
            window - 1,
            "share of the variance of the closes that the line explains; 0 where they do not vary"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return window - 1;
  }

  @Override
  public IndicatorPass start() {
    RollingSlope slopes = new RollingSlope(window, 0);
    RollingMoments moments = new RollingMoments(window, 0);
    double half = 0.5 * (window - 1);
    double spread = ((double) window * window - 1) / 12;
    return (bars, from, to, out) -> {
      int count = to - from;
      double[] value = out[0];
      double[] slope = out[1];
      double[] intercept = out[2];
      double[] explained = out[3];
      slopes.next(bars.close(), from, count, slope);
      moments.next(bars.close(), from, count, value, explained);
      for (int k = 0; k < count; k++) {
        double mean = value[k];
        double rise = slope[k];
        value[k] = mean + half * rise;
        intercept[k] = mean - half * rise;
        explained[k] = explained[k] == 0 ? 0 : Math.min(1, spread * rise * rise / explained[k]);
      }
    };
  }
}
