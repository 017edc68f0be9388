package io.barlake.features.indicator.volatility;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.RollingMoments;
import io.barlake.features.indicator.rolling.Scratch;
import java.util.List;

/**
 * The population standard deviation of the last {@code window} closes. Warm-up {@code window - 1};
 * agrees with TA-Lib's STDDEV of one deviation, which takes a variance below 1e-8 for none.
 */
public record StandardDeviation(int window) implements Indicator {
  public StandardDeviation {
    Window.require(window, 2);
  }

  @Override
  public String label() {
    return Label.of("stddev", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window - 1,
            "population standard deviation of the last " + window + " closes"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return window - 1;
  }

  @Override
  public IndicatorPass start() {
    RollingMoments moments = new RollingMoments(window, 0);
    Scratch means = new Scratch();
    return (bars, from, to, out) -> {
      int count = to - from;
      double[] deviation = out[0];
      moments.next(bars.close(), from, count, means.of(count), deviation);
      for (int k = 0; k < count; k++) {
        deviation[k] = Math.sqrt(deviation[k]);
      }
    };
  }
}
