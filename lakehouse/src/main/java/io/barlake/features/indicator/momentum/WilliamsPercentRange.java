package io.barlake.features.indicator.momentum;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.Ratio;
import io.barlake.features.indicator.rolling.RollingExtreme;
import io.barlake.features.indicator.rolling.Scratch;
import java.util.List;

/**
 * Williams %R: {@code -100 * (highest - close) / (highest - lowest)} of the last {@code window}
 * bars, from -100 at the low to 0 at the high. Warm-up {@code window - 1}. Agrees with TA-Lib's
 * WILLR but for a range of nothing: there it is -50, the middle, where TA-Lib says 0, the high.
 */
public record WilliamsPercentRange(int window) implements Indicator {
  private static final double MIDDLE = -50;

  public WilliamsPercentRange {
    Window.require(window, 1);
  }

  @Override
  public String label() {
    return Label.of("willr", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window - 1,
            "-100 * (highest - close) / (highest - lowest) of the last "
                + window
                + " bars; -50 where the range is nothing"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.HIGH, BarField.LOW, BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return window - 1;
  }

  @Override
  public IndicatorPass start() {
    RollingExtreme highest = RollingExtreme.highest(window);
    RollingExtreme lowest = RollingExtreme.lowest(window);
    Scratch highs = new Scratch();
    Scratch lows = new Scratch();
    return (bars, from, to, out) -> {
      int count = to - from;
      double[] place = out[0];
      double[] high = highs.of(count);
      double[] low = lows.of(count);
      highest.next(bars.high(), from, count, high);
      lowest.next(bars.low(), from, count, low);
      System.arraycopy(bars.close(), from, place, 0, count);
      for (int k = 0; k < count; k++) {
        place[k] = 100 * (place[k] - high[k]);
        high[k] -= low[k];
      }
      Ratio.next(place, high, MIDDLE, count, place);
    };
  }
}
