package io.barlake.features.indicator.momentum;

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
 * Blau's TSI. Line: the change of the close from bar to bar, averaged exponentially over {@code
 * slow} and then {@code fast} bars, in percent of its size averaged alike; 0 where nothing moves.
 * Signal: the exponential average of the line over {@code signal} bars. Warm-up of the line {@code
 * slow + fast - 1}, of the signal {@code signal - 1} more. Averages begin with means, as TA-Lib's
 * EMA.
 */
public record TrueStrengthIndex(int slow, int fast, int signal) implements Indicator {
  public TrueStrengthIndex {
    Window.require(slow, 1);
    Window.require(fast, 1);
    Window.require(signal, 1);
  }

  @Override
  public String label() {
    return Label.of("tsi", slow, fast, signal);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label() + "_line",
            slow + fast - 1,
            "100 * ema over "
                + fast
                + " of ema over "
                + slow
                + " bars of the change of the close / the same of its size; 0 where nothing moves"),
        new IndicatorColumn(
            label() + "_signal",
            slow + fast + signal - 2,
            "ema of the line over " + signal + " bars"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return Memory.sum(
        1, Memory.ofExponential(slow), Memory.ofExponential(fast), Memory.ofExponential(signal));
  }

  @Override
  public IndicatorPass start() {
    SmoothedAverage change = SmoothedAverage.exponential(slow, 1);
    SmoothedAverage smoothChange = SmoothedAverage.exponential(fast, slow);
    SmoothedAverage size = SmoothedAverage.exponential(slow, 1);
    SmoothedAverage smoothSize = SmoothedAverage.exponential(fast, slow);
    SmoothedAverage average = SmoothedAverage.exponential(signal, slow + fast - 1);
    return (bars, from, to, out) -> {
      int count = to - from;
      double[] line = out[0];
      double[] sizes = out[1];
      Prices.change(bars.close(), 1, from, to, line);
      for (int k = 0; k < count; k++) {
        sizes[k] = Math.abs(line[k]);
      }
      change.next(line, 0, count, line);
      smoothChange.next(line, 0, count, line);
      size.next(sizes, 0, count, sizes);
      smoothSize.next(sizes, 0, count, sizes);
      for (int k = 0; k < count; k++) {
        line[k] = sizes[k] == 0 ? 0 : 100 * line[k] / sizes[k];
      }
      average.next(line, 0, count, out[1]);
    };
  }
}
