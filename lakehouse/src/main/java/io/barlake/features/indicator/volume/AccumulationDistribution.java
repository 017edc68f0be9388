package io.barlake.features.indicator.volume;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Memory;
import io.barlake.market.BarSeries;
import java.util.List;

/**
 * Chaikin's accumulation and distribution line: the running total of {@code volume * ((c - l) - (h
 * - c)) / (h - l)}, to which a bar without a range adds nothing. Warm-up 0; agrees with TA-Lib's
 * AD. Where a series begins decides its level, never its changes.
 */
public record AccumulationDistribution() implements Indicator {
  @Override
  public String label() {
    return "ad";
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            0,
            "running total of volume * ((close - low) - (high - close)) / (high - low)"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.HIGH, BarField.LOW, BarField.CLOSE, BarField.VOLUME);
  }

  @Override
  public int lookBack() {
    return Memory.WHOLE;
  }

  @Override
  public IndicatorPass start() {
    return new Pass();
  }

  private static final class Pass implements IndicatorPass {
    private double total;

    @Override
    public void next(BarSeries bars, int from, int to, double[][] out) {
      double[] high = bars.high();
      double[] low = bars.low();
      double[] close = bars.close();
      double[] volume = bars.volume();
      double[] line = out[0];
      double sum = total;
      for (int i = from; i < to; i++) {
        sum += MoneyFlow.of(high[i], low[i], close[i], volume[i]);
        line[i - from] = sum;
      }
      total = sum;
    }
  }
}
