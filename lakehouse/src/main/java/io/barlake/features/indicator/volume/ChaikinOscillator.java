package io.barlake.features.indicator.volume;

import io.barlake.BarlakeException;
import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Memory;
import io.barlake.features.indicator.Window;
import io.barlake.market.BarSeries;
import java.util.Arrays;
import java.util.List;

/**
 * Chaikin's oscillator: the EMA over {@code fast} bars of the accumulation and distribution line,
 * less the EMA over {@code slow}. Both begin with the line's first value. Warm-up {@code slow - 1};
 * agrees with TA-Lib's ADOSC.
 */
public record ChaikinOscillator(int fast, int slow) implements Indicator {
  public ChaikinOscillator {
    Window.require(fast, 1);
    if (fast >= slow) {
      throw BarlakeException.badConfig(
          "Invalid adosc(%d, %d): fast is %d, expected less than slow, which is %d.",
          fast, slow, fast, slow);
    }
    Window.require(slow, 2);
  }

  @Override
  public String label() {
    return Label.of("adosc", fast, slow);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            slow - 1,
            "ema of the accumulation and distribution line over "
                + fast
                + " bars - ema over "
                + slow));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.HIGH, BarField.LOW, BarField.CLOSE, BarField.VOLUME);
  }

  /** The level of the line counts for nothing, since both averages begin with it. */
  @Override
  public int lookBack() {
    return Memory.sum(slow - 1, Memory.ofShare(2.0 / (slow + 1)));
  }

  @Override
  public IndicatorPass start() {
    return new Pass(fast, slow);
  }

  private static final class Pass implements IndicatorPass {
    private final double fastShare;
    private final double slowShare;
    private final int warmUp;

    // How far the line and the slow average stand above the fast one.
    private double above;
    private double spread;

    Pass(int fast, int slow) {
      fastShare = 2.0 / (fast + 1);
      slowShare = 2.0 / (slow + 1);
      warmUp = slow - 1;
    }

    @Override
    public void next(BarSeries bars, int from, int to, double[][] out) {
      double[] high = bars.high();
      double[] low = bars.low();
      double[] close = bars.close();
      double[] volume = bars.volume();
      double[] oscillator = out[0];
      double quick = fastShare;
      double slow = slowShare;
      double fromFast = above;
      double fromSlow = spread;
      for (int i = Math.max(1, from); i < to; i++) {
        double flow = MoneyFlow.of(high[i], low[i], close[i], volume[i]);
        fromFast = (1 - quick) * (fromFast + flow);
        fromSlow = (1 - slow) * (fromSlow + flow);
        oscillator[i - from] = fromSlow - fromFast;
      }
      if (from == 0 && to > 0) {
        oscillator[0] = 0;
      }
      if (from < warmUp) {
        Arrays.fill(oscillator, 0, Math.min(to, warmUp) - from, Double.NaN);
      }
      above = fromFast;
      spread = fromSlow;
    }
  }
}
