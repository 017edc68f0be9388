package io.barlake.features.indicator.volatility;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.rolling.TrueRange;
import java.util.List;

/**
 * The true range: the bar's range stretched to the close before it, {@code max(high, close before)
 * - min(low, close before)}. Warm-up 1; agrees with TA-Lib's TRANGE.
 */
public record TrueRangeOfBar() implements Indicator {
  @Override
  public String label() {
    return "tr";
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(label(), 1, "max(high, close before) - min(low, close before)"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.HIGH, BarField.LOW, BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return 1;
  }

  @Override
  public IndicatorPass start() {
    TrueRange range = new TrueRange();
    return (bars, from, to, out) -> range.next(bars, from, to, out[0]);
  }
}
