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
 * Parkinson's volatility, from the ranges of the last {@code window} bars: the root of the mean of
 * {@code ln(high / low)^2 / (4 * ln 2)}, per bar. Warm-up {@code window - 1}. A price of 0 or below
 * has no logarithm and is refused.
 */
public record ParkinsonVolatility(int window) implements Indicator {
  /** One by four times the logarithm of 2. */
  private static final double SHARE = 0.25 / 0.6931471805599453;

  public ParkinsonVolatility {
    Window.require(window, 1);
  }

  @Override
  public String label() {
    return Label.of("parkinson", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window - 1,
            "root of the mean of ln(high / low)^2 / (4 ln 2) of the last "
                + window
                + " bars, per bar"));
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
    RangeVariance variance = new RangeVariance(window);
    return (bars, from, to, out) -> {
      double[] high = bars.high();
      double[] low = bars.low();
      LogReturn.requirePositive(low, from, to, "low", "parkinson");
      for (int i = from; i < to; i++) {
        double range = LogReturn.of(high[i], low[i]);
        out[0][i - from] = SHARE * range * range;
      }
      variance.root(out[0], to - from);
    };
  }
}
