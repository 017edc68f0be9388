package io.barlake.features.indicator.trend;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Memory;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.LoneAverage;
import io.barlake.features.indicator.rolling.SmoothedAverage;
import java.util.List;

/**
 * {@code ema[t] = ema[t-1] + 2 / (window + 1) * (c[t] - ema[t-1])}, begun with the mean of the
 * first {@code window} closes. Warm-up {@code window - 1}; agrees with TA-Lib's EMA, seed included.
 * The memory is infinite: the same bar has another value if the series begins elsewhere, by a share
 * that fades as {@code exp(-2n/window)}.
 */
public record ExponentialMovingAverage(int window) implements Indicator {
  public ExponentialMovingAverage {
    Window.require(window, 1);
  }

  @Override
  public String label() {
    return Label.of("ema", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window - 1,
            "ema[t-1] + 2/"
                + (window + 1)
                + " * (close - ema[t-1]), begun with the mean of the first "
                + window
                + " closes"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return Memory.ofExponential(window);
  }

  @Override
  public IndicatorPass start() {
    LoneAverage average = new LoneAverage(SmoothedAverage.exponential(window, 0));
    return (bars, from, to, out) -> average.next(bars.close(), from, to - from, out[0]);
  }
}
