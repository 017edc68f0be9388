package io.barlake.features.indicator.trend;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Memory;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.History;
import io.barlake.features.indicator.rolling.Ratio;
import io.barlake.features.indicator.rolling.Scratch;
import io.barlake.features.indicator.rolling.SmoothedCascade;
import io.barlake.market.BarSeries;
import java.util.List;

/**
 * TRIX: the change of the thrice smoothed close from bar to bar in percent, {@code 100 * (e[t] -
 * e[t-1]) / |e[t-1]|}, where e is the ema of the ema of the ema; 0 where the earlier one is 0.
 * Warm-up {@code 3 * (window - 1) + 1}; agrees with TA-Lib's TRIX wherever prices are positive.
 */
public record TripleSmoothedRateOfChange(int window) implements Indicator {
  public TripleSmoothedRateOfChange {
    Window.require(window, 1);
  }

  @Override
  public String label() {
    return Label.of("trix", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            3 * (window - 1) + 1,
            "change in percent of the ema of the ema of the ema of the close over "
                + window
                + " bars"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return Memory.sum(
        Memory.ofExponential(window),
        Memory.ofExponential(window),
        Memory.ofExponential(window),
        1);
  }

  @Override
  public IndicatorPass start() {
    return new Pass(window);
  }

  private static final class Pass implements IndicatorPass {
    private final SmoothedCascade averages;
    private final Scratch once = new Scratch();
    private final Scratch twice = new Scratch();
    private final History smoothed = new History(1);

    Pass(int window) {
      averages = new SmoothedCascade(window, 0);
    }

    @Override
    public void next(BarSeries bars, int from, int to, double[][] out) {
      int count = to - from;
      double[] changes = out[0];
      averages.next(bars.close(), from, count, once.of(count), twice.of(count), changes);
      smoothed.append(changes, count);
      double[] before = once.of(count);
      System.arraycopy(smoothed.values(), smoothed.at() - 1, before, 0, count);
      for (int k = 0; k < count; k++) {
        changes[k] = 100 * (changes[k] - before[k]);
        before[k] = Math.abs(before[k]);
      }
      Ratio.next(changes, before, 0, count, changes);
    }
  }
}
