package io.barlake.features.indicator.volatility;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.History;
import io.barlake.features.indicator.rolling.LogReturn;
import io.barlake.features.indicator.rolling.RollingMoments;
import io.barlake.features.indicator.rolling.Scratch;
import java.util.List;

/**
 * The sample standard deviation of the last {@code window} log returns of the close, {@code ln(c[t]
 * / c[t-1])}, per bar: multiply by the root of the bars in a year to annualise. Warm-up {@code
 * window}. A price of 0 or below has no log return and is refused.
 */
public record RollingVolatility(int window) implements Indicator {
  public RollingVolatility {
    Window.require(window, 2);
  }

  @Override
  public String label() {
    return Label.of("volatility", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window,
            "sample standard deviation of the last "
                + window
                + " log returns of the close, per bar"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return window;
  }

  @Override
  public IndicatorPass start() {
    RollingMoments moments = new RollingMoments(window, 1);
    History returns = new History(window);
    Scratch means = new Scratch();
    double sample = window / (window - 1.0);
    return (bars, from, to, out) -> {
      int count = to - from;
      double[] volatility = out[0];
      logReturns(bars.close(), from, to, volatility);
      returns.append(volatility, count);
      moments.next(returns.values(), returns.at(), count, means.of(count), volatility);
      for (int k = 0; k < count; k++) {
        volatility[k] = Math.sqrt(sample * volatility[k]);
      }
    };
  }

  private static void logReturns(double[] close, int from, int to, double[] out) {
    LogReturn.requirePositive(close, from, to, "close", "volatility");
    for (int i = from; i < to; i++) {
      out[i - from] = i == 0 ? Double.NaN : LogReturn.of(close[i], close[i - 1]);
    }
  }
}
