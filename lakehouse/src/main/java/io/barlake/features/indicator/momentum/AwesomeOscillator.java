package io.barlake.features.indicator.momentum;

import io.barlake.BarlakeException;
import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.History;
import io.barlake.features.indicator.rolling.Prices;
import io.barlake.features.indicator.rolling.RollingMean;
import io.barlake.features.indicator.rolling.Scratch;
import java.util.List;

/**
 * Williams' awesome oscillator: the mean over {@code fast} bars of {@code (high + low) / 2} less
 * that over {@code slow} bars. Warm-up {@code slow - 1}.
 */
public record AwesomeOscillator(int fast, int slow) implements Indicator {
  public AwesomeOscillator {
    Window.require(fast, 1);
    if (fast >= slow) {
      throw BarlakeException.badConfig(
          "Invalid ao(%d, %d): fast is %d, expected less than slow, which is %d.",
          fast, slow, fast, slow);
    }
    Window.require(slow, 2);
  }

  @Override
  public String label() {
    return Label.of("ao", fast, slow);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            slow - 1,
            "mean over " + fast + " bars of (high + low) / 2 - mean over " + slow + " bars"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.HIGH, BarField.LOW);
  }

  @Override
  public int lookBack() {
    return slow - 1;
  }

  @Override
  public IndicatorPass start() {
    RollingMean faster = new RollingMean(fast, 0);
    RollingMean slower = new RollingMean(slow, 0);
    History middles = new History(slow);
    Scratch means = new Scratch();
    return (bars, from, to, out) -> {
      int count = to - from;
      double[] oscillator = out[0];
      double[] mean = means.of(count);
      Prices.median(bars, from, to, oscillator);
      middles.append(oscillator, count);
      faster.next(middles.values(), middles.at(), count, oscillator);
      slower.next(middles.values(), middles.at(), count, mean);
      for (int k = 0; k < count; k++) {
        oscillator[k] -= mean[k];
      }
    };
  }
}
