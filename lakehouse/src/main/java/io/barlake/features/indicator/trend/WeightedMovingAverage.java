package io.barlake.features.indicator.trend;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.RollingWeightedMean;
import java.util.List;

/**
 * The mean of the last {@code window} closes, the latest with weight {@code window}, the one before
 * with {@code window - 1}, the first with 1. Warm-up {@code window - 1}; agrees with TA-Lib's WMA.
 */
public record WeightedMovingAverage(int window) implements Indicator {
  public WeightedMovingAverage {
    Window.require(window, 1);
  }

  @Override
  public String label() {
    return Label.of("wma", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window - 1,
            "mean of the last "
                + window
                + " closes with weights from 1 for the first to "
                + window
                + " for the latest"));
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
    RollingWeightedMean mean = new RollingWeightedMean(window, 0);
    return (bars, from, to, out) -> mean.next(bars.close(), from, to - from, out[0]);
  }
}
