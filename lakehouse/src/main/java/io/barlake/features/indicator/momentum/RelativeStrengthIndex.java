package io.barlake.features.indicator.momentum;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Memory;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.Faded;
import io.barlake.features.indicator.rolling.Movement;
import io.barlake.market.BarSeries;
import java.util.List;

/**
 * Wilder's RSI: {@code 100 * gain / (gain + loss)}, where gain and loss are the smoothed rises and
 * falls of the close: the mean of the first {@code window} changes, then {@code avg[t] = avg[t-1] +
 * (x - avg[t-1]) / window}. Warm-up {@code window}.
 *
 * <p>Agrees with TA-Lib's RSI but for prices that do not move: there it is 50, neither strong nor
 * weak, where TA-Lib says 0, and TA-Lib takes any average below 1e-8 for no movement, which quiet
 * minutes of a currency can reach.
 */
public record RelativeStrengthIndex(int window) implements Indicator {
  private static final double NEITHER = 50;

  public RelativeStrengthIndex {
    Window.require(window, 2);
  }

  @Override
  public String label() {
    return Label.of("rsi", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window,
            "100 * gain / (gain + loss) of the close, smoothed over "
                + window
                + " bars by Wilder's method; 50 where nothing moves"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return Memory.ofWilder(window) + 1;
  }

  @Override
  public IndicatorPass start() {
    return new Pass(window);
  }

  /** Gain and loss are kept as faded sums, {@code window} times the averages. */
  private static final class Pass implements IndicatorPass {
    private final int window;

    private double gain;
    private double loss;

    Pass(int window) {
      this.window = window;
    }

    @Override
    public void next(BarSeries bars, int from, int to, double[][] out) {
      double[] close = bars.close();
      double[] index = out[0];
      int warm = Math.max(from, Math.min(to, window + 1));
      for (int i = from; i < warm; i++) {
        double change = i == 0 ? 0 : close[i] - close[i - 1];
        gain += Movement.up(change);
        loss += Movement.up(-change);
        index[i - from] = i < window ? Double.NaN : strength(gain, loss);
      }
      double keep = 1 - 1.0 / window;
      double up = gain;
      double down = loss;
      for (int i = warm; i < to; i++) {
        double change = close[i] - close[i - 1];
        up = keep * up + Movement.up(change);
        down = keep * down + Movement.up(-change);
        if (Faded.is(up + down)) {
          up = 0;
          down = 0;
        }
        index[i - from] = strength(up, down);
      }
      gain = up;
      loss = down;
    }

    private static double strength(double up, double down) {
      double movement = up + down;
      return movement == 0 ? NEITHER : 100 * up / movement;
    }
  }
}
