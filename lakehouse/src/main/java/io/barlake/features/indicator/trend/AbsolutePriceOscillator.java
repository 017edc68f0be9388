package io.barlake.features.indicator.trend;

import io.barlake.BarlakeException;
import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Memory;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.Scratch;
import io.barlake.features.indicator.rolling.SmoothedAverage;
import io.barlake.features.indicator.rolling.SmoothedPair;
import java.util.List;

/**
 * APO: the {@code fast} exponential average of the close less the {@code slow} one. Warm-up {@code
 * slow - 1}; agrees with TA-Lib's APO of exponential averages, which are seeded each by itself,
 * while those of {@link MovingAverageConvergence} begin together.
 */
public record AbsolutePriceOscillator(int fast, int slow) implements Indicator {
  public AbsolutePriceOscillator {
    Window.require(fast, 1);
    if (fast >= slow) {
      throw BarlakeException.badConfig(
          "Invalid apo(%d, %d): fast is %d, expected less than slow, which is %d.",
          fast, slow, fast, slow);
    }
    Window.require(slow, 2);
  }

  @Override
  public String label() {
    return Label.of("apo", fast, slow);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            slow - 1,
            "ema of the close over " + fast + " bars - ema over " + slow + " bars"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return Memory.ofExponential(slow);
  }

  @Override
  public IndicatorPass start() {
    SmoothedPair both =
        new SmoothedPair(
            SmoothedAverage.exponential(fast, 0), SmoothedAverage.exponential(slow, 0));
    Scratch averages = new Scratch();
    return (bars, from, to, out) -> {
      int count = to - from;
      double[] line = out[0];
      double[] average = averages.of(count);
      both.next(bars.close(), from, count, line, average);
      for (int k = 0; k < count; k++) {
        line[k] -= average[k];
      }
    };
  }
}
