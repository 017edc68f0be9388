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
 * Wilder's ATR: the smoothed true range, which is the bar's range stretched to the close before:
 * the mean of the first {@code window} true ranges, then {@code atr[t] = atr[t-1] + (tr - atr[t-1])
 * / window}. The first bar has no close before it and is not used. Warm-up {@code window}; agrees
 * with TA-Lib's ATR, seed included.
 */
public record AverageTrueRange(int window) implements Indicator {
  public AverageTrueRange {
    Window.require(window, 1);
  }

  @Override
  public String label() {
    return Label.of("atr", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(), window, "true range smoothed over " + window + " bars by Wilder's method"));
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
    return (bars, from, to, out) -> average.next(bars, from, to, out[0]);
  }
}
