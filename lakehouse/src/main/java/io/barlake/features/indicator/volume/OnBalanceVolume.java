package io.barlake.features.indicator.volume;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Memory;
import io.barlake.features.indicator.rolling.Movement;
import io.barlake.market.BarSeries;
import java.util.List;

/**
 * Granville's on balance volume: the volume of a bar is added where the close rose and taken away
 * where it fell. It begins with the volume of the first bar. Warm-up 0; agrees with TA-Lib's OBV.
 * Where a series begins decides its level, never its changes.
 */
public record OnBalanceVolume() implements Indicator {
  @Override
  public String label() {
    return "obv";
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(), 0, "running total of the volume, less the volume of bars whose close fell"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE, BarField.VOLUME);
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
      double[] close = bars.close();
      double[] volume = bars.volume();
      double[] totals = out[0];
      double sum = from == 0 && to > 0 ? volume[0] : total;
      double before = close[Math.max(0, from - 1)];
      for (int i = from; i < to; i++) {
        double change = close[i] - before;
        sum += Movement.where(volume[i], change) - Movement.where(volume[i], -change);
        totals[i - from] = sum;
        before = close[i];
      }
      total = sum;
    }
  }
}
