package io.barlake.features.indicator.trend;

import io.barlake.BarlakeException;
import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Memory;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.RollingExtreme;
import io.barlake.features.indicator.rolling.Scratch;
import io.barlake.features.indicator.rolling.SmoothedAverage;
import java.util.List;

/**
 * Schaff's trend cycle: twice, where a line stands between its lowest, 0, and its highest, 100, of
 * the last {@code cycle} bars, smoothed by a share of one half a bar; the first line is the
 * difference of two exponential averages of the close. Where the range is nothing the line stands
 * in the middle, 50, where TradingView's scripts carry the last value on. Warm-up {@code slow - 1 +
 * 2 * (cycle - 1)}.
 */
public record SchaffTrendCycle(int cycle, int fast, int slow) implements Indicator {
  private static final double SHARE = 0.5;
  private static final double MIDDLE = 50;

  public SchaffTrendCycle {
    Window.require(cycle, 1);
    Window.require(fast, 1);
    if (fast >= slow) {
      throw BarlakeException.badConfig(
          "Invalid stc(%d, %d, %d): fast is %d, expected less than slow, which is %d.",
          cycle, fast, slow, fast, slow);
    }
    Window.require(slow, 2);
  }

  @Override
  public String label() {
    return Label.of("stc", cycle, fast, slow);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            slow - 1 + 2 * (cycle - 1),
            "smoothed stochastic over "
                + cycle
                + " bars of the smoothed stochastic of ema over "
                + fast
                + " - ema over "
                + slow
                + " bars of the close; 50 where the range is nothing"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return Memory.sum(
        Memory.ofExponential(slow), 2 * (cycle - 1), Memory.ofShare(SHARE), Memory.ofShare(SHARE));
  }

  @Override
  public IndicatorPass start() {
    SmoothedAverage faster = SmoothedAverage.exponential(fast, 0);
    SmoothedAverage slower = SmoothedAverage.exponential(slow, 0);
    Stand inner = new Stand(cycle, slow + cycle - 2);
    Stand outer = new Stand(cycle, slow + 2 * (cycle - 1) - 1);
    Scratch averages = new Scratch();
    return (bars, from, to, out) -> {
      int count = to - from;
      double[] line = out[0];
      double[] average = averages.of(count);
      faster.next(bars.close(), from, count, line);
      slower.next(bars.close(), from, count, average);
      for (int k = 0; k < count; k++) {
        line[k] -= average[k];
      }
      inner.next(line, count);
      outer.next(line, count);
    };
  }

  /** The smoothed place of a line between its extremes. */
  private static final class Stand {
    private final RollingExtreme highest;
    private final RollingExtreme lowest;
    private final SmoothedAverage smooth;
    private final Scratch highs = new Scratch();
    private final Scratch lows = new Scratch();

    Stand(int cycle, int begin) {
      highest = RollingExtreme.highest(cycle);
      lowest = RollingExtreme.lowest(cycle);
      smooth = SmoothedAverage.ofShare(SHARE, begin);
    }

    /** Writes it over the line. */
    void next(double[] line, int count) {
      double[] high = highs.of(count);
      double[] low = lows.of(count);
      highest.next(line, 0, count, high);
      lowest.next(line, 0, count, low);
      for (int k = 0; k < count; k++) {
        double range = high[k] - low[k];
        line[k] = range == 0 ? MIDDLE : 100 * (line[k] - low[k]) / range;
      }
      smooth.next(line, 0, count, line);
    }
  }
}
