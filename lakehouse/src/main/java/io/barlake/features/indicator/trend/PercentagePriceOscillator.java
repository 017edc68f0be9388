package io.barlake.features.indicator.trend;

import io.barlake.BarlakeException;
import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Memory;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.SmoothedPercentage;
import java.util.List;

/**
 * PPO. Line: {@code 100 * (fast - slow) / |slow|} of two exponential averages of the close, 0 where
 * the slow one is 0. Signal: the exponential average of the line over {@code signal} bars.
 * Histogram: line less signal. Warm-up of the line {@code slow - 1}, of the others {@code slow +
 * signal - 2}. The line agrees with TA-Lib's PPO of exponential averages wherever prices are
 * positive.
 */
public record PercentagePriceOscillator(int fast, int slow, int signal) implements Indicator {
  public PercentagePriceOscillator {
    Window.require(fast, 1);
    Window.require(signal, 1);
    if (fast >= slow) {
      throw BarlakeException.badConfig(
          "Invalid ppo(%d, %d, %d): fast is %d, expected less than slow, which is %d.",
          fast, slow, signal, fast, slow);
    }
    Window.require(slow, 2);
  }

  @Override
  public String label() {
    return Label.of("ppo", fast, slow, signal);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label() + "_line",
            slow - 1,
            "(ema of the close over "
                + fast
                + " bars - ema over "
                + slow
                + ") in percent of the latter"),
        new IndicatorColumn(
            label() + "_signal", slow + signal - 2, "ema of the line over " + signal + " bars"),
        new IndicatorColumn(label() + "_histogram", slow + signal - 2, "line - signal"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return Memory.sum(Memory.ofExponential(slow), Memory.ofExponential(signal));
  }

  @Override
  public IndicatorPass start() {
    SmoothedPercentage percentage = new SmoothedPercentage(fast, slow, signal);
    return (bars, from, to, out) ->
        percentage.next(bars.close(), from, to - from, out[0], out[1], out[2]);
  }
}
