package io.barlake.features.indicator.volatility;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.RollingExtreme;
import java.util.List;

/**
 * Upper: the highest high of the last {@code window} bars. Lower: the lowest low. Middle: half-way.
 * Warm-up {@code window - 1}; agrees with TA-Lib's MAX and MIN. The bar itself is part of its
 * channel: a breakout is a close beyond the channel of the bar before.
 */
public record DonchianChannel(int window) implements Indicator {
  public DonchianChannel {
    Window.require(window, 1);
  }

  @Override
  public String label() {
    return Label.of("donchian", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label() + "_upper", window - 1, "highest high of the last " + window + " bars"),
        new IndicatorColumn(label() + "_middle", window - 1, "(upper + lower) / 2"),
        new IndicatorColumn(
            label() + "_lower", window - 1, "lowest low of the last " + window + " bars"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.HIGH, BarField.LOW);
  }

  @Override
  public int lookBack() {
    return window - 1;
  }

  @Override
  public IndicatorPass start() {
    RollingExtreme highest = RollingExtreme.highest(window);
    RollingExtreme lowest = RollingExtreme.lowest(window);
    return (bars, from, to, out) -> {
      int count = to - from;
      double[] upper = out[0];
      double[] middle = out[1];
      double[] lower = out[2];
      highest.next(bars.high(), from, count, upper);
      lowest.next(bars.low(), from, count, lower);
      for (int k = 0; k < count; k++) {
        middle[k] = (upper[k] + lower[k]) / 2;
      }
    };
  }
}
