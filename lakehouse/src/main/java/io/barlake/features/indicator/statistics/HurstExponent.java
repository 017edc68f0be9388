package io.barlake.features.indicator.statistics;

import io.barlake.BarlakeException;
import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.History;
import io.barlake.features.indicator.rolling.Logarithm;
import io.barlake.features.indicator.rolling.Prices;
import io.barlake.features.indicator.rolling.RollingMoments;
import io.barlake.features.indicator.rolling.Scratch;
import io.barlake.market.BarSeries;
import java.util.Arrays;
import java.util.List;

/**
 * How the swings of the close grow with time: below 0.5 the price turns back, above it goes on. The
 * deviation of the changes over some bars grows by that power of the number of bars (Mandelbrot and
 * Van Ness 1968), so this is the slope of the straight line of least squares through {@code
 * ln(standard deviation of c[t] - c[t-lag])} over {@code ln(lag)}, for the lags from 2 to before
 * {@code lag} and the changes within the last {@code window} closes; 0.5, of a price without
 * memory, where the changes over some lag do not deviate. Warm-up {@code window - 1}; the
 * definition is that of LEAN.
 */
public record HurstExponent(int window, int lag) implements Indicator {
  private static final double WITHOUT_MEMORY = 0.5;
  private static final int FIRST_LAG = 2;

  public HurstExponent {
    Window.require(window, 6);
    if (lag < 4 || lag > window - 2) {
      throw BarlakeException.badConfig(
          "Invalid hurst(%d, %d): lag is %d, expected 4 to the window less 2, which is %d.",
          window, lag, lag, window - 2);
    }
  }

  @Override
  public String label() {
    return Label.of("hurst", window, lag);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window - 1,
            "slope of ln(deviation of the changes over some bars) by ln(bars), below "
                + lag
                + " of them, within the last "
                + window
                + " closes; 0.5 where they do not deviate"));
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
    return new Pass(window, lag);
  }

  private static final class Pass implements IndicatorPass {
    // One a lag, from the first on.
    private final RollingMoments[] moments;
    private final History[] changes;
    private final double[] weights;
    private final Scratch first = new Scratch();
    private final Scratch means = new Scratch();
    private final Scratch variances = new Scratch();

    Pass(int window, int lag) {
      int lags = lag - FIRST_LAG;
      moments = new RollingMoments[lags];
      changes = new History[lags];
      for (int n = 0; n < lags; n++) {
        int ago = n + FIRST_LAG;
        moments[n] = new RollingMoments(window - ago, ago);
        changes[n] = new History(window);
      }
      weights = weights(lags);
    }

    /** What the logarithm of a lag's variance counts in the slope. */
    private static double[] weights(int lags) {
      double[] times = new double[lags];
      Arrays.setAll(times, n -> StrictMath.log(n + FIRST_LAG));
      double mean = Arrays.stream(times).average().orElseThrow();
      double squares = Arrays.stream(times).map(x -> (x - mean) * (x - mean)).sum();
      return Arrays.stream(times).map(x -> 0.5 * (x - mean) / squares).toArray();
    }

    @Override
    public void next(BarSeries bars, int from, int to, double[][] out) {
      int count = to - from;
      double[] close = bars.close();
      double[] slopes = out[0];
      double[] unit = first.of(count);
      double[] variance = variances.of(count);
      Arrays.fill(slopes, 0, count, 0);
      for (int n = 0; n < weights.length; n++) {
        Prices.change(close, n + FIRST_LAG, from, to, variance);
        changes[n].append(variance, count);
        moments[n].next(
            changes[n].values(), changes[n].at(), count, means.of(count), n == 0 ? unit : variance);
        // In units of the first, whose own logarithm is 0: so prices may come in any unit.
        for (int k = 0; n > 0 && k < count; k++) {
          double ratio = variance[k] / unit[k];
          boolean known = ratio >= Double.MIN_NORMAL && ratio <= Double.MAX_VALUE;
          slopes[k] += known ? weights[n] * Logarithm.of(ratio) : Double.NaN;
        }
      }
      for (int k = 0; k < count; k++) {
        // A variance of 0 has no logarithm; while the bars warm up there is no variance.
        boolean warm = !Double.isNaN(unit[k]) && !Double.isNaN(variance[k]);
        slopes[k] = warm && Double.isNaN(slopes[k]) ? WITHOUT_MEMORY : slopes[k];
      }
    }
  }
}
