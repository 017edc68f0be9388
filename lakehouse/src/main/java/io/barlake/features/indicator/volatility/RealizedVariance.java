package io.barlake.features.indicator.volatility;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.History;
import io.barlake.features.indicator.rolling.LogReturn;
import io.barlake.features.indicator.rolling.RollingSum;
import java.util.List;

/**
 * The sum of the squares of the last {@code window} log returns of the close, {@code ln(c[t] /
 * c[t-1])}. Warm-up {@code window}. A price of 0 or below has no log return and is refused.
 */
public record RealizedVariance(int window) implements Indicator {
  public RealizedVariance {
    Window.require(window, 1);
  }

  @Override
  public String label() {
    return Label.of("rv", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window,
            "sum of the squares of the last " + window + " log returns of the close"));
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
    RollingSum sum = new RollingSum(window, 1);
    History squares = new History(window);
    return (bars, from, to, out) -> {
      double[] close = bars.close();
      LogReturn.requirePositive(close, from, to, "close", "rv");
      for (int i = from; i < to; i++) {
        double change = i == 0 ? Double.NaN : LogReturn.of(close[i], close[i - 1]);
        out[0][i - from] = change * change;
      }
      squares.append(out[0], to - from);
      sum.next(squares.values(), squares.at(), to - from, out[0]);
    };
  }
}
