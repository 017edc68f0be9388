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
 * Rogers' and Satchell's volatility, which a trend does not raise: the root of the mean over the
 * last {@code window} bars of {@code ln(high / close) * ln(high / open) + ln(low / close) * ln(low
 * / open)}, per bar. Warm-up {@code window - 1}. A price of 0 or below has no logarithm and is
 * refused.
 */
public record RogersSatchellVolatility(int window) implements Indicator {
  public RogersSatchellVolatility {
    Window.require(window, 1);
  }

  @Override
  public String label() {
    return Label.of("rogerssatchell", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window - 1,
            "root of the mean of ln(high / close) * ln(high / open) + ln(low / close) * ln(low / open) of the last "
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
      LogReturn.requirePositive(bars.low(), from, to, "low", "rogerssatchell");
      for (int i = from; i < to; i++) {
        double open = bars.open()[i];
        out[0][i - from] =
            RangeVariance.withoutTrend(
                LogReturn.of(bars.high()[i], open),
                LogReturn.of(bars.low()[i], open),
                LogReturn.of(bars.close()[i], open));
      }
      variance.root(out[0], to - from);
    };
  }
}
