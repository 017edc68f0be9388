package io.barlake.features.indicator.volatility;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.LogReturn;
import java.util.List;

/**
 * Garman's and Klass's volatility, from the four prices of the last {@code window} bars: the root
 * of the mean of {@code ln(high / low)^2 / 2 - (2 * ln 2 - 1) * ln(close / open)^2}, per bar.
 * Warm-up {@code window - 1}. A price of 0 or below has no logarithm and is refused.
 */
public record GarmanKlassVolatility(int window) implements Indicator {
  /** Twice the logarithm of 2, less 1. */
  private static final double BODY = 2 * 0.6931471805599453 - 1;

  public GarmanKlassVolatility {
    Window.require(window, 1);
  }

  @Override
  public String label() {
    return Label.of("garmanklass", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window - 1,
            "root of the mean of ln(high / low)^2 / 2 - (2 ln 2 - 1) * ln(close / open)^2 of the last "
                + window
                + " bars, per bar"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.OPEN, BarField.HIGH, BarField.LOW, BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return window - 1;
  }

  @Override
  public IndicatorPass start() {
    RangeVariance variance = new RangeVariance(window);
    return (bars, from, to, out) -> {
      double[] open = bars.open();
      double[] high = bars.high();
      double[] low = bars.low();
      double[] close = bars.close();
      LogReturn.requirePositive(low, from, to, "low", "garmanklass");
      for (int i = from; i < to; i++) {
        double range = LogReturn.of(high[i], low[i]);
        double body = LogReturn.of(close[i], open[i]);
        out[0][i - from] = 0.5 * range * range - BODY * body * body;
      }
      variance.root(out[0], to - from);
    };
  }
}
