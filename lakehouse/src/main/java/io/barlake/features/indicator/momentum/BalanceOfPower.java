package io.barlake.features.indicator.momentum;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import java.util.List;

/**
 * How much of the bar's range lies between its open and its close: {@code (close - open) / (high -
 * low)}, from -1 to 1; 0 where the range is nothing. No warm-up; agrees with TA-Lib's BOP, which
 * takes a range below 1e-8 for none.
 */
public record BalanceOfPower() implements Indicator {
  @Override
  public String label() {
    return "bop";
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(), 0, "(close - open) / (high - low); 0 where the range is nothing"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.OPEN, BarField.HIGH, BarField.LOW, BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return 0;
  }

  @Override
  public IndicatorPass start() {
    return (bars, from, to, out) -> {
      double[] open = bars.open();
      double[] high = bars.high();
      double[] low = bars.low();
      double[] close = bars.close();
      for (int i = from; i < to; i++) {
        double range = high[i] - low[i];
        out[0][i - from] = range == 0 ? 0 : (close[i] - open[i]) / range;
      }
    };
  }
}
