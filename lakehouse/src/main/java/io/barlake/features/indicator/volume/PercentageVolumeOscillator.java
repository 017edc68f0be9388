package io.barlake.features.indicator.volume;

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
 * PVO, the PPO of the volume. Line: the EMA of the volume over {@code fast} bars, less the EMA over
 * {@code slow}, in percent of the latter; 0 where nothing was ever traded. Signal: the EMA of the
 * line. Histogram: line less signal. Every average begins with the mean of its first values.
 * Warm-up {@code slow - 1}, of signal and histogram {@code slow + signal - 2}; the line agrees with
 * TA-Lib's PPO of the volume.
 */
public record PercentageVolumeOscillator(int fast, int slow, int signal) implements Indicator {
  public PercentageVolumeOscillator {
    Window.require(fast, 1);
    Window.require(signal, 1);
    if (fast >= slow) {
      throw BarlakeException.badConfig(
          "Invalid pvo(%d, %d, %d): fast is %d, expected less than slow, which is %d.",
          fast, slow, signal, fast, slow);
    }
    Window.require(slow, 2);
  }

  @Override
  public String label() {
    return Label.of("pvo", fast, slow, signal);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label() + "_line",
            slow - 1,
            "(ema of the volume over "
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
    return List.of(BarField.VOLUME);
  }

  @Override
  public int lookBack() {
    return Memory.sum(Memory.ofExponential(slow), Memory.ofExponential(signal));
  }

  @Override
  public IndicatorPass start() {
    SmoothedPercentage percentage = new SmoothedPercentage(fast, slow, signal);
    return (bars, from, to, out) ->
        percentage.next(bars.volume(), from, to - from, out[0], out[1], out[2]);
  }
}
