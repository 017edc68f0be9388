package io.barlake.features.indicator.volatility;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Memory;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.AverageRange;
import java.util.List;

/**
 * The ATR in percent of the close, {@code 100 * atr / |close|}, comparable between symbols; 0 where
 * the close is 0. Warm-up {@code window}; agrees with TA-Lib's NATR wherever prices are positive.
 */
public record NormalizedAverageTrueRange(int window) implements Indicator {
  public NormalizedAverageTrueRange {
    Window.require(window, 1);
  }

  @Override
  public String label() {
    return Label.of("natr", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(), window, "average true range over " + window + " bars in percent of close"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.HIGH, BarField.LOW, BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return Memory.ofWilder(window) + 1;
  }

  @Override
  public IndicatorPass start() {
    AverageRange average = AverageRange.fromSecondBar(window);
    return (bars, from, to, out) -> {
      double[] close = bars.close();
      double[] ranges = out[0];
      average.next(bars, from, to, ranges);
      for (int i = from; i < to; i++) {
        double size = Math.abs(close[i]);
        ranges[i - from] = size == 0 && i >= window ? 0 : 100 * ranges[i - from] / size;
      }
    };
  }
}
