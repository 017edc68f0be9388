package io.barlake.features.indicator.momentum;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.Prices;
import java.util.List;

/**
 * The change of the close over {@code window} bars: {@code c[t] - c[t-window]}. Warm-up {@code
 * window}; agrees with TA-Lib's MOM.
 */
public record Momentum(int window) implements Indicator {
  public Momentum {
    Window.require(window, 1);
  }

  @Override
  public String label() {
    return Label.of("mom", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(label(), window, "close - close of " + window + " bars ago"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return window;
  }

  @Override
  public IndicatorPass start() {
    return (bars, from, to, out) -> Prices.change(bars.close(), window, from, to, out[0]);
  }
}
