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
 * The middle one of the last {@code window} closes in their order of size, or the mean of the two
 * in the middle. Warm-up {@code window - 1}; agrees with pandas' {@code rolling(window).median()}.
 */
public record RollingMedian(int window) implements Indicator {
  public RollingMedian {
    Window.require(window, 1);
  }

  @Override
  public String label() {
    return Label.of("median", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(label(), window - 1, "median of the last " + window + " closes"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return window - 1;
  }

  @Override
  public IndicatorPass start() {
    SortedWindow sorted = new SortedWindow(window);
    int lower = (window - 1) / 2;
    int upper = window / 2;
    return (bars, from, to, out) -> {
      double[] close = bars.close();
      double[] median = out[0];
      for (int i = from; i < to; i++) {
        sorted.add(close[i]);
        if (i < window - 1) {
          median[i - from] = Double.NaN;
        } else {
          double low = sorted.ofRank(lower);
          median[i - from] = lower == upper ? low : 0.5 * (low + sorted.ofRank(upper));
        }
      }
    };
  }
}
