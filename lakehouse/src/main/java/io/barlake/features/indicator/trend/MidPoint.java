package io.barlake.features.indicator.trend;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.RollingExtreme;
import io.barlake.features.indicator.rolling.Scratch;
import java.util.List;

/**
 * Half-way between the highest and the lowest close of the last {@code window} bars. Warm-up {@code
 * window - 1}; agrees with TA-Lib's MIDPOINT.
 */
public record MidPoint(int window) implements Indicator {
  public MidPoint {
    Window.require(window, 1);
  }

  @Override
  public String label() {
    return Label.of("midpoint", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(), window - 1, "(highest + lowest) / 2 of the last " + window + " closes"));
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
    RollingExtreme highest = RollingExtreme.highest(window);
    RollingExtreme lowest = RollingExtreme.lowest(window);
    Scratch lows = new Scratch();
    return (bars, from, to, out) -> {
      int count = to - from;
      double[] high = out[0];
      double[] low = lows.of(count);
      highest.next(bars.close(), from, count, high);
      lowest.next(bars.close(), from, count, low);
      for (int k = 0; k < count; k++) {
        high[k] = 0.5 * (high[k] + low[k]);
      }
    };
  }
}
