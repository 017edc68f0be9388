package io.barlake.features.indicator.momentum;

import io.barlake.BarlakeException;
import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.History;
import io.barlake.features.indicator.rolling.Prices;
import io.barlake.features.indicator.rolling.Ratio;
import io.barlake.features.indicator.rolling.RollingSum;
import io.barlake.features.indicator.rolling.Scratch;
import io.barlake.features.indicator.rolling.TrueRange;
import io.barlake.market.BarSeries;
import java.util.Arrays;
import java.util.List;

/**
 * Williams' ultimate oscillator: buying pressure, {@code close - min(low, close before)}, beside
 * the true range, each summed over three windows, the {@code fast} with weight 4, the {@code
 * middle} with 2 and the {@code slow} with 1: {@code 100 * (4 * f + 2 * m + s) / 7}. A share whose
 * ranges are nothing is one half. Warm-up {@code slow}; agrees with TA-Lib's ULTOSC but for ranges
 * of nothing, a share of 0 there.
 */
public record UltimateOscillator(int fast, int middle, int slow) implements Indicator {
  public UltimateOscillator {
    Window.require(fast, 1);
    Window.require(slow, 1);
    if (fast > middle || middle > slow) {
      throw BarlakeException.badConfig(
          "Invalid ultosc(%d, %d, %d): expected windows that do not fall.", fast, middle, slow);
    }
  }

  @Override
  public String label() {
    return Label.of("ultosc", fast, middle, slow);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            slow,
            "buying pressure in percent of true range over "
                + fast
                + ", "
                + middle
                + " and "
                + slow
                + " bars, weighted 4 to 2 to 1; 50 where the range is nothing"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.HIGH, BarField.LOW, BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return slow;
  }

  @Override
  public IndicatorPass start() {
    return new Pass(this);
  }

  private static final class Pass implements IndicatorPass {
    private static final double[] WEIGHTS = {4, 2, 1};

    private final RollingSum[] pressure;
    private final RollingSum[] range;
    private final TrueRange trueRange = new TrueRange();
    private final History pressures;
    private final History ranges;
    private final Scratch sums = new Scratch();
    private final Scratch wholes = new Scratch();

    Pass(UltimateOscillator indicator) {
      int[] windows = {indicator.fast, indicator.middle, indicator.slow};
      pressure =
          Arrays.stream(windows)
              .mapToObj(window -> new RollingSum(window, 1))
              .toArray(RollingSum[]::new);
      range =
          Arrays.stream(windows)
              .mapToObj(window -> new RollingSum(window, 1))
              .toArray(RollingSum[]::new);
      pressures = new History(indicator.slow);
      ranges = new History(indicator.slow);
    }

    @Override
    public void next(BarSeries bars, int from, int to, double[][] out) {
      int count = to - from;
      double[] oscillator = out[0];
      pressure(bars, from, to, oscillator);
      pressures.append(oscillator, count);
      trueRange.next(bars, from, to, oscillator);
      ranges.append(oscillator, count);
      Arrays.fill(oscillator, 0, count, 0);
      double[] sum = sums.of(count);
      double[] whole = wholes.of(count);
      for (int n = 0; n < WEIGHTS.length; n++) {
        pressure[n].next(pressures.values(), pressures.at(), count, sum);
        range[n].next(ranges.values(), ranges.at(), count, whole);
        Ratio.next(sum, whole, 0.5, count, sum);
        add(WEIGHTS[n], sum, count, oscillator);
      }
      for (int k = 0; k < count; k++) {
        oscillator[k] = 100 * oscillator[k] / 7;
      }
    }

    private static void add(double weight, double[] shares, int count, double[] out) {
      for (int k = 0; k < count; k++) {
        out[k] += weight * shares[k];
      }
    }

    private void pressure(BarSeries bars, int from, int to, double[] out) {
      int count = to - from;
      double[] low = sums.of(count);
      double[] before = wholes.of(count);
      System.arraycopy(bars.close(), from, out, 0, count);
      System.arraycopy(bars.low(), from, low, 0, count);
      Prices.before(bars.close(), from, to, before);
      for (int k = 0; k < count; k++) {
        out[k] -= Math.min(low[k], before[k]);
      }
    }
  }
}
