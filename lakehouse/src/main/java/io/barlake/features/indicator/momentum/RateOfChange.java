package io.barlake.features.indicator.momentum;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import java.util.Arrays;
import java.util.List;

/**
 * The change of the close over {@code window} bars in percent: {@code 100 * (c[t] - c[t-window]) /
 * |c[t-window]|}; 0 where the earlier close is 0. Warm-up {@code window}. Agrees with TA-Lib's ROC
 * but for negative prices, where the sign still says which way the price went.
 */
public record RateOfChange(int window) implements Indicator {
  public RateOfChange {
    Window.require(window, 1);
  }

  @Override
  public String label() {
    return Label.of("roc", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(), window, "change of the close over " + window + " bars in percent"));
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
    return (bars, from, to, out) -> {
      double[] close = bars.close();
      double[] changes = out[0];
      int warm = Math.max(from, Math.min(to, window));
      Arrays.fill(changes, 0, warm - from, Double.NaN);
      for (int i = warm; i < to; i++) {
        double before = close[i - window];
        changes[i - from] = before == 0 ? 0 : 100 * (close[i] - before) / Math.abs(before);
      }
    };
  }
}
