package io.barlake.features.indicator.statistics;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.market.BarSeries;
import java.util.List;

/**
 * How evenly the last {@code window} bars rose, fell and stood still: Shannon's entropy of the
 * three shares in bits, {@code -sum(p * log2(p))}, from 0 where all did the same to 1.585 where
 * each third did another thing; near 1 for rises and falls without standstills. Warm-up {@code
 * window}.
 */
public record SignEntropy(int window) implements Indicator {
  public SignEntropy {
    Window.require(window, 1);
  }

  @Override
  public String label() {
    return Label.of("entropy", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window,
            "entropy in bits of the shares of rising, falling and standing closes among the last "
                + window));
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
    return new Pass(window);
  }

  private static final class Pass implements IndicatorPass {
    private final int window;
    // terms[n] is what a share of n bars adds.
    private final double[] terms;

    private int rises;
    private int falls;

    Pass(int window) {
      this.window = window;
      this.terms = new double[window + 1];
      for (int n = 1; n <= window; n++) {
        double share = (double) n / window;
        terms[n] = share * (StrictMath.log(1 / share) / StrictMath.log(2));
      }
    }

    @Override
    public void next(BarSeries bars, int from, int to, double[][] out) {
      double[] close = bars.close();
      double[] entropy = out[0];
      int up = rises;
      int down = falls;
      for (int i = from; i < to; i++) {
        if (i > 0) {
          up += close[i] > close[i - 1] ? 1 : 0;
          down += close[i] < close[i - 1] ? 1 : 0;
        }
        int left = i - window;
        if (left > 0) {
          up -= close[left] > close[left - 1] ? 1 : 0;
          down -= close[left] < close[left - 1] ? 1 : 0;
        }
        entropy[i - from] =
            left < 0 ? Double.NaN : terms[up] + terms[down] + terms[window - up - down];
      }
      rises = up;
      falls = down;
    }
  }
}
