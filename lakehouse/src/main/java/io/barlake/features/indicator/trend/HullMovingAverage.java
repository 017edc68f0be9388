package io.barlake.features.indicator.trend;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.History;
import io.barlake.features.indicator.rolling.RollingWeightedMean;
import io.barlake.features.indicator.rolling.Scratch;
import java.util.List;

/**
 * Hull's average: the weighted average, over the root of {@code window} bars, of {@code 2 *
 * wma(window / 2) - wma(window)}; half and root are rounded down, as LEAN and ta4j do. Warm-up
 * {@code window - 1} and the root less 1.
 */
public record HullMovingAverage(int window) implements Indicator {
  public HullMovingAverage {
    Window.require(window, 2);
  }

  @Override
  public String label() {
    return Label.of("hma", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window + root() - 2,
            "wma over "
                + root()
                + " bars of 2 * wma over "
                + window / 2
                + " - wma over "
                + window
                + " bars of the close"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return window + root() - 2;
  }

  @Override
  public IndicatorPass start() {
    RollingWeightedMean shorter = new RollingWeightedMean(window / 2, 0);
    RollingWeightedMean longer = new RollingWeightedMean(window, 0);
    RollingWeightedMean smooth = new RollingWeightedMean(root(), window - 1);
    History leads = new History(root());
    Scratch slow = new Scratch();
    return (bars, from, to, out) -> {
      int count = to - from;
      double[] lead = out[0];
      double[] lag = slow.of(count);
      shorter.next(bars.close(), from, count, lead);
      longer.next(bars.close(), from, count, lag);
      for (int k = 0; k < count; k++) {
        lead[k] = 2 * lead[k] - lag[k];
      }
      leads.append(lead, count);
      smooth.next(leads.values(), leads.at(), count, lead);
    };
  }

  private int root() {
    return (int) Math.sqrt(window);
  }
}
