package io.barlake.features.indicator.trend;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.ExtremeAge;
import java.util.List;

/**
 * Aroon. Up: how fresh the highest high of the last {@code window + 1} bars is, from 100 for this
 * bar to 0 for the oldest, {@code 100 * (window - bars since) / window}. Down: the same of the
 * lowest low. Oscillator: up less down. Of several equal extremes the latest counts. Warm-up {@code
 * window}; agrees with TA-Lib's AROON and AROONOSC.
 */
public record Aroon(int window) implements Indicator {
  public Aroon {
    Window.require(window, 1);
  }

  @Override
  public String label() {
    return Label.of("aroon", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label() + "_up",
            window,
            "100 * ("
                + window
                + " - bars since the highest high of the last "
                + (window + 1)
                + ") / "
                + window),
        new IndicatorColumn(label() + "_down", window, "the same of the lowest low"),
        new IndicatorColumn(label() + "_oscillator", window, "up - down"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.HIGH, BarField.LOW);
  }

  @Override
  public int lookBack() {
    return window;
  }

  @Override
  public IndicatorPass start() {
    ExtremeAge highest = ExtremeAge.highest(window + 1);
    ExtremeAge lowest = ExtremeAge.lowest(window + 1);
    return (bars, from, to, out) -> {
      int count = to - from;
      double[] up = out[0];
      double[] down = out[1];
      double[] oscillator = out[2];
      highest.next(bars.high(), from, count, up);
      lowest.next(bars.low(), from, count, down);
      double percent = 100.0 / window;
      for (int k = 0; k < count; k++) {
        up[k] = percent * (window - up[k]);
        down[k] = percent * (window - down[k]);
        oscillator[k] = up[k] - down[k];
      }
    };
  }
}
