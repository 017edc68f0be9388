package io.barlake.features.indicator.trend;

import io.barlake.BarlakeException;
import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Memory;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.SmoothedAverage;
import io.barlake.features.indicator.rolling.SmoothedDifference;
import java.util.List;

/**
 * MACD. Line: the {@code fast} exponential average of the close less the {@code slow} one. Signal:
 * the exponential average of the line over {@code signal} bars. Histogram: line less signal.
 * Warm-up of the line {@code slow - 1}, of the others {@code slow + signal - 2}.
 *
 * <p>Agrees with TA-Lib's MACD, which begins both averages on the same bar: the fast one is seeded
 * by the {@code fast} closes that end with the first {@code slow}. So the line differs from {@code
 * ema_12 - ema_26} at first, by an amount that fades. TA-Lib also hides the line until the signal
 * begins; here it begins when it is known.
 */
public record MovingAverageConvergence(int fast, int slow, int signal) implements Indicator {
  public MovingAverageConvergence {
    Window.require(fast, 1);
    Window.require(signal, 1);
    if (fast >= slow) {
      throw BarlakeException.badConfig(
          "Invalid macd(%d, %d, %d): fast is %d, expected less than slow, which is %d.",
          fast, slow, signal, fast, slow);
    }
  }

  @Override
  public String label() {
    return Label.of("macd", fast, slow, signal);
  }

  @Override
  public List<IndicatorColumn> columns() {
    int lineWarmUp = slow - 1;
    int signalWarmUp = lineWarmUp + signal - 1;
    return List.of(
        new IndicatorColumn(
            label() + "_line",
            lineWarmUp,
            "ema of the close over " + fast + " bars - ema over " + slow + " bars"),
        new IndicatorColumn(
            label() + "_signal", signalWarmUp, "ema of the line over " + signal + " bars"),
        new IndicatorColumn(label() + "_histogram", signalWarmUp, "line - signal"));
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
    SmoothedDifference difference =
        new SmoothedDifference(
            SmoothedAverage.exponential(fast, slow - fast),
            SmoothedAverage.exponential(slow, 0),
            SmoothedAverage.exponential(signal, slow - 1));
    return (bars, from, to, out) -> {
      int count = to - from;
      double[] line = out[0];
      double[] signals = out[1];
      double[] histogram = out[2];
      difference.next(bars.close(), from, count, line, signals);
      for (int k = 0; k < count; k++) {
        histogram[k] = line[k] - signals[k];
      }
    };
  }
}
