package io.barlake.features.indicator.trend;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Memory;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.LoneAverage;
import io.barlake.features.indicator.rolling.Scratch;
import io.barlake.features.indicator.rolling.SmoothedAverage;
import java.util.List;

/**
 * Mulloy's DEMA: {@code 2 * ema - ema of ema}, which takes back the lag of the average. Warm-up
 * {@code 2 * (window - 1)}; agrees with TA-Lib's DEMA, seeds included.
 */
public record DoubleExponentialMovingAverage(int window) implements Indicator {
  public DoubleExponentialMovingAverage {
    Window.require(window, 1);
  }

  @Override
  public String label() {
    return Label.of("dema", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            2 * (window - 1),
            "2 * ema - ema of the ema, of the close over " + window + " bars"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return Memory.sum(Memory.ofExponential(window), Memory.ofExponential(window));
  }

  @Override
  public IndicatorPass start() {
    LoneAverage once = new LoneAverage(SmoothedAverage.exponential(window, 0));
    LoneAverage twice = new LoneAverage(SmoothedAverage.exponential(window, window - 1));
    Scratch second = new Scratch();
    return (bars, from, to, out) -> {
      int count = to - from;
      double[] one = out[0];
      double[] two = second.of(count);
      once.next(bars.close(), from, count, one);
      twice.next(one, 0, count, two);
      for (int k = 0; k < count; k++) {
        one[k] = 2 * one[k] - two[k];
      }
    };
  }
}
