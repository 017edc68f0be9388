package io.barlake.features.indicator.volatility;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Memory;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.History;
import io.barlake.features.indicator.rolling.Prices;
import io.barlake.features.indicator.rolling.SmoothedAverage;
import java.util.List;

/**
 * Chaikin's volatility: the change in percent, over {@code change} bars, of the exponential average
 * of {@code high - low} over {@code window} bars; 0 where the earlier average is 0. Warm-up {@code
 * window - 1 + change}.
 */
public record ChaikinVolatility(int window, int change) implements Indicator {
  public ChaikinVolatility {
    Window.require(window, 1);
    Window.require(change, 1);
  }

  @Override
  public String label() {
    return Label.of("chaikinvol", window, change);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window - 1 + change,
            "change over "
                + change
                + " bars in percent of the ema of high - low over "
                + window
                + " bars"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.HIGH, BarField.LOW);
  }

  @Override
  public int lookBack() {
    return Memory.sum(Memory.ofExponential(window), change);
  }

  @Override
  public IndicatorPass start() {
    SmoothedAverage average = SmoothedAverage.exponential(window, 0);
    History averages = new History(change);
    return (bars, from, to, out) -> {
      int count = to - from;
      Prices.range(bars, from, to, out[0]);
      average.next(out[0], 0, count, out[0]);
      averages.append(out[0], count);
      double[] values = averages.values();
      int at = averages.at();
      for (int k = 0; k < count; k++) {
        double before = values[at + k - change];
        out[0][k] = before == 0 ? 0 : 100 * (values[at + k] - before) / before;
      }
    };
  }
}
