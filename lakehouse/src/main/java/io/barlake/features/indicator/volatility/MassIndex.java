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
import io.barlake.features.indicator.rolling.RollingSum;
import io.barlake.features.indicator.rolling.Scratch;
import io.barlake.features.indicator.rolling.SmoothedAverage;
import java.util.List;

/**
 * Dorsey's mass index: the sum over {@code window} bars of the exponential average of {@code high -
 * low} over {@code smoothing} bars beside the average of that average; 1 a bar where both are 0.
 * Warm-up {@code 2 * (smoothing - 1) + window - 1}. Averages begin with means, as TA-Lib's EMA.
 */
public record MassIndex(int smoothing, int window) implements Indicator {
  public MassIndex {
    Window.require(smoothing, 1);
    Window.require(window, 1);
  }

  @Override
  public String label() {
    return Label.of("mass", smoothing, window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            2 * (smoothing - 1) + window - 1,
            "sum over "
                + window
                + " bars of ema over "
                + smoothing
                + " bars of high - low / ema of that ema"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.HIGH, BarField.LOW);
  }

  @Override
  public int lookBack() {
    return Memory.sum(Memory.ofExponential(smoothing), Memory.ofExponential(smoothing), window - 1);
  }

  @Override
  public IndicatorPass start() {
    SmoothedAverage once = SmoothedAverage.exponential(smoothing, 0);
    SmoothedAverage twice = SmoothedAverage.exponential(smoothing, smoothing - 1);
    RollingSum sum = new RollingSum(window, 2 * (smoothing - 1));
    History ratios = new History(window);
    Scratch averages = new Scratch();
    return (bars, from, to, out) -> {
      int count = to - from;
      double[] ratio = out[0];
      double[] average = averages.of(count);
      Prices.range(bars, from, to, ratio);
      once.next(ratio, 0, count, ratio);
      twice.next(ratio, 0, count, average);
      for (int k = 0; k < count; k++) {
        ratio[k] = average[k] == 0 ? 1 : ratio[k] / average[k];
      }
      ratios.append(ratio, count);
      sum.next(ratios.values(), ratios.at(), count, ratio);
    };
  }
}
