package io.barlake.features.indicator.volume;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Memory;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.Prices;
import io.barlake.features.indicator.rolling.SmoothedAverage;
import java.util.List;

/**
 * Elder's force index: the EMA over {@code window} bars of {@code (c[t] - c[t-1]) * volume}, begun
 * with the mean of the first {@code window} of them. Warm-up {@code window}; the definition is that
 * of LEAN.
 */
public record ForceIndex(int window) implements Indicator {
  public ForceIndex {
    Window.require(window, 1);
  }

  @Override
  public String label() {
    return Label.of("force", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(), window, "ema of change of the close * volume over " + window + " bars"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE, BarField.VOLUME);
  }

  @Override
  public int lookBack() {
    return Memory.sum(Memory.ofExponential(window), 1);
  }

  @Override
  public IndicatorPass start() {
    SmoothedAverage average = SmoothedAverage.exponential(window, 1);
    return (bars, from, to, out) -> {
      int count = to - from;
      double[] volume = bars.volume();
      double[] force = out[0];
      Prices.change(bars.close(), 1, from, to, force);
      for (int k = 0; k < count; k++) {
        force[k] *= volume[from + k];
      }
      average.next(force, 0, count, force);
    };
  }
}
