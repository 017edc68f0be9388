package io.barlake.features.indicator.volatility;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Memory;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.AverageRange;
import io.barlake.features.indicator.rolling.Ratio;
import io.barlake.features.indicator.rolling.Scratch;
import java.util.Arrays;
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
    Scratch sizes = new Scratch();
    return (bars, from, to, out) -> {
      int count = to - from;
      double[] ranges = out[0];
      double[] size = sizes.of(count);
      average.next(bars, from, to, ranges);
      System.arraycopy(bars.close(), from, size, 0, count);
      for (int k = 0; k < count; k++) {
        ranges[k] *= 100;
        size[k] = Math.abs(size[k]);
      }
      Ratio.next(ranges, size, 0, count, ranges);
      Arrays.fill(ranges, 0, Math.max(0, Math.min(to, window) - from), Double.NaN);
    };
  }
}
