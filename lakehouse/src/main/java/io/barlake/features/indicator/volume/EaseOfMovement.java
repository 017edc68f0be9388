package io.barlake.features.indicator.volume;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.History;
import io.barlake.features.indicator.rolling.RollingMean;
import io.barlake.market.BarSeries;
import java.util.List;

/**
 * Arms's ease of movement: how far the middle of a bar moved, by the volume that its range took,
 * {@code 10000 * (m[t] - m[t-1]) * (h - l) / volume} with {@code m = (h + l) / 2}, averaged over
 * {@code window} bars. A bar without a volume counts as 0. Warm-up {@code window}; the definition
 * is that of TradingView.
 */
public record EaseOfMovement(int window) implements Indicator {
  private static final double SCALE = 10_000;

  public EaseOfMovement {
    Window.require(window, 1);
  }

  @Override
  public String label() {
    return Label.of("emv", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window,
            "mean of 10000 * change of (high + low) / 2 * (high - low) / volume over "
                + window
                + " bars; 0 for a bar without a volume"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.HIGH, BarField.LOW, BarField.VOLUME);
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
    private final RollingMean mean;
    private final History moves;

    Pass(int window) {
      mean = new RollingMean(window, 1);
      moves = new History(window);
    }

    @Override
    public void next(BarSeries bars, int from, int to, double[][] out) {
      double[] high = bars.high();
      double[] low = bars.low();
      double[] volume = bars.volume();
      double[] ease = out[0];
      if (from == 0 && to > 0) {
        ease[0] = 0;
      }
      for (int i = Math.max(1, from); i < to; i++) {
        double moved = 0.5 * ((high[i] + low[i]) - (high[i - 1] + low[i - 1]));
        double traded = volume[i];
        ease[i - from] = traded == 0 ? 0 : SCALE * moved * (high[i] - low[i]) / traded;
      }
      moves.append(ease, to - from);
      mean.next(moves.values(), moves.at(), to - from, ease);
    }
  }
}
