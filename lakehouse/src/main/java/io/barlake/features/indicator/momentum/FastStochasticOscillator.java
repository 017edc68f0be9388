package io.barlake.features.indicator.momentum;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.History;
import io.barlake.features.indicator.rolling.PlaceInRange;
import io.barlake.features.indicator.rolling.RollingMean;
import java.util.List;

/**
 * Where the close stands in the range of the last {@code window} bars: %K is {@code 100 * (close -
 * lowest) / (highest - lowest)}, %D its mean over {@code signal} bars. Warm-up of %K {@code window
 * - 1}, of %D {@code signal - 1} more.
 *
 * <p>Agrees with TA-Lib's STOCHF with a simple average, but for a range of nothing: there the close
 * stands in the middle, 50, where TA-Lib says 0. TA-Lib also hides %K until %D begins.
 */
public record FastStochasticOscillator(int window, int signal) implements Indicator {
  public FastStochasticOscillator {
    Window.require(window, 1);
    Window.require(signal, 1);
  }

  @Override
  public String label() {
    return Label.of("stochf", window, signal);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label() + "_k",
            window - 1,
            "100 * (close - lowest) / (highest - lowest) of the last "
                + window
                + " bars; 50 where the range is nothing"),
        new IndicatorColumn(
            label() + "_d", window + signal - 2, "mean of %K over " + signal + " bars"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.HIGH, BarField.LOW, BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return window + signal - 2;
  }

  @Override
  public IndicatorPass start() {
    PlaceInRange place = new PlaceInRange(window);
    RollingMean d = new RollingMean(signal, window - 1);
    History places = new History(signal);
    return (bars, from, to, out) -> {
      int count = to - from;
      place.next(bars.close(), bars.high(), bars.low(), from, count, out[0]);
      places.append(out[0], count);
      d.next(places.values(), places.at(), count, out[1]);
    };
  }
}
