package io.barlake.features.indicator.trend;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.RollingMean;
import java.util.List;

/**
 * The mean of the last {@code window} closes: {@code (c[t] + ... + c[t-window+1]) / window}.
 * Warm-up {@code window - 1}; agrees with TA-Lib's SMA.
 */
public record SimpleMovingAverage(int window) implements Indicator {
  public SimpleMovingAverage {
    Window.require(window, 1);
  }

  @Override
  public String label() {
    return Label.of("sma", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(label(), window - 1, "mean of the last " + window + " closes"));
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
    RollingMean mean = new RollingMean(window, 0);
    return (bars, from, to, out) -> mean.next(bars.close(), from, to - from, out[0]);
  }
}
