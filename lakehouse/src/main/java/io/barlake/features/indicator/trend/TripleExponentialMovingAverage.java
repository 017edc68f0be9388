package io.barlake.features.indicator.trend;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Memory;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.Scratch;
import io.barlake.features.indicator.rolling.SmoothedCascade;
import java.util.List;

/**
 * Mulloy's TEMA: {@code 3 * ema - 3 * ema of ema + ema of ema of ema}, which takes back more of the
 * lag. Warm-up {@code 3 * (window - 1)}; agrees with TA-Lib's TEMA, seeds included.
 */
public record TripleExponentialMovingAverage(int window) implements Indicator {
  public TripleExponentialMovingAverage {
    Window.require(window, 1);
  }

  @Override
  public String label() {
    return Label.of("tema", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            3 * (window - 1),
            "3 * ema - 3 * ema of the ema + ema of that, of the close over " + window + " bars"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return Memory.sum(
        Memory.ofExponential(window), Memory.ofExponential(window), Memory.ofExponential(window));
  }

  @Override
  public IndicatorPass start() {
    SmoothedCascade averages = new SmoothedCascade(window, 0);
    Scratch second = new Scratch();
    Scratch third = new Scratch();
    return (bars, from, to, out) -> {
      int count = to - from;
      double[] one = out[0];
      double[] two = second.of(count);
      double[] three = third.of(count);
      averages.next(bars.close(), from, count, one, two, three);
      for (int k = 0; k < count; k++) {
        one[k] = 3 * (one[k] - two[k]) + three[k];
      }
    };
  }
}
