package io.barlake.features.indicator.trend;

import io.barlake.BarlakeException;
import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Memory;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.Scratch;
import io.barlake.features.indicator.rolling.SixfoldAverage;
import io.barlake.market.BarSeries;
import java.util.List;

/**
 * Tillson's T3: three times one after the other {@code x + factor * (x - ema of x)}, where x is an
 * ema itself. Warm-up {@code 6 * (window - 1)}; agrees with TA-Lib's T3, seeds included.
 */
public record TillsonMovingAverage(int window, double factor) implements Indicator {
  public TillsonMovingAverage {
    Window.require(window, 1);
    if (!(factor >= 0 && factor <= 1)) {
      throw BarlakeException.badConfig(
          "Invalid t3: factor is %s, expected a number from 0 to 1.", factor);
    }
  }

  @Override
  public String label() {
    return Label.of("t3", window, factor);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            6 * (window - 1),
            "three times ema + "
                + Label.text(factor)
                + " * (ema - ema of the ema), of the close over "
                + window
                + " bars"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return (int) Math.min(Memory.WHOLE, 6L * Memory.ofExponential(window));
  }

  @Override
  public IndicatorPass start() {
    return new Pass(window, factor);
  }

  private static final class Pass implements IndicatorPass {
    private final double factor;
    private final SixfoldAverage averages;
    private final Scratch thirds = new Scratch();
    private final Scratch fourths = new Scratch();
    private final Scratch fifths = new Scratch();

    Pass(int window, double factor) {
      this.factor = factor;
      this.averages = new SixfoldAverage(window);
    }

    @Override
    public void next(BarSeries bars, int from, int to, double[][] out) {
      int count = to - from;
      double[] third = thirds.of(count);
      double[] fourth = fourths.of(count);
      double[] fifth = fifths.of(count);
      double[] sixth = out[0];
      averages.next(bars.close(), from, count, third, fourth, fifth, sixth);
      lead(third, fourth, fifth, sixth, count, out[0]);
    }

    private void lead(
        double[] third, double[] fourth, double[] fifth, double[] sixth, int count, double[] out) {
      for (int k = 0; k < count; k++) {
        double a = third[k] + factor * (third[k] - fourth[k]);
        double b = fourth[k] + factor * (fourth[k] - fifth[k]);
        double c = fifth[k] + factor * (fifth[k] - sixth[k]);
        double ab = a + factor * (a - b);
        double bc = b + factor * (b - c);
        out[k] = ab + factor * (ab - bc);
      }
    }
  }
}
