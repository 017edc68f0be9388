package io.barlake.features.indicator.trend;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.History;
import io.barlake.features.indicator.rolling.RollingMean;
import java.util.List;

/**
 * The mean of the last {@code window} closes, the middle ones with the greatest weight: a simple
 * average of a simple average, each over half the window. Warm-up {@code window - 1}; agrees with
 * TA-Lib's TRIMA.
 */
public record TriangularMovingAverage(int window) implements Indicator {
  public TriangularMovingAverage {
    Window.require(window, 1);
  }

  @Override
  public String label() {
    return Label.of("trima", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window - 1,
            "mean of the last "
                + window
                + " closes with weights that rise to the middle and fall again"));
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
    int half = (window + 1) / 2;
    RollingMean first = new RollingMean(half, 0);
    RollingMean second = new RollingMean(window - half + 1, half - 1);
    History means = new History(window - half + 1);
    return (bars, from, to, out) -> {
      int count = to - from;
      first.next(bars.close(), from, count, out[0]);
      means.append(out[0], count);
      second.next(means.values(), means.at(), count, out[0]);
    };
  }
}
