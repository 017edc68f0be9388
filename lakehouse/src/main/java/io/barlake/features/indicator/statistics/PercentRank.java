package io.barlake.features.indicator.statistics;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.SortedWindow;
import java.util.List;

/**
 * How many percent of the {@code window} closes before this one are no higher than it. Warm-up
 * {@code window}; the definition is that of TradingView's {@code percentrank}.
 */
public record PercentRank(int window) implements Indicator {
  public PercentRank {
    Window.require(window, 1);
  }

  @Override
  public String label() {
    return Label.of("percentrank", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(), window, "percent of the " + window + " closes before that are no higher"));
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
    SortedWindow sorted = new SortedWindow(window);
    return (bars, from, to, out) -> {
      double[] close = bars.close();
      double[] rank = out[0];
      for (int i = from; i < to; i++) {
        rank[i - from] = i < window ? Double.NaN : 100.0 * sorted.countUpTo(close[i]) / window;
        sorted.add(close[i]);
      }
    };
  }
}
