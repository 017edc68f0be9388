package io.barlake.features.indicator.trend;

import io.barlake.BarlakeException;
import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Memory;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.History;
import io.barlake.features.indicator.rolling.Prices;
import io.barlake.features.indicator.rolling.RollingSum;
import io.barlake.market.BarSeries;
import java.util.List;

/**
 * Kaufman's adaptive average: {@code kama[t] = kama[t-1] + s * s * (c[t] - kama[t-1])}, begun with
 * the close before the first value. The share s lies between that of an ema over {@code slow} bars
 * and one over {@code fast}, by how straight the way was: the change over {@code window} bars
 * beside the sum of the changes from bar to bar, 1 where nothing moved. Warm-up {@code window};
 * agrees with TA-Lib's KAMA, whose fast and slow are 2 and 30.
 */
public record KaufmanAdaptiveMovingAverage(int window, int fast, int slow) implements Indicator {
  public KaufmanAdaptiveMovingAverage {
    Window.require(window, 1);
    Window.require(fast, 1);
    if (fast >= slow) {
      throw BarlakeException.badConfig(
          "Invalid kama(%d, %d, %d): fast is %d, expected less than slow, which is %d.",
          window, fast, slow, fast, slow);
    }
    Window.require(slow, 2);
  }

  @Override
  public String label() {
    return Label.of("kama", window, fast, slow);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window,
            "average that follows the close as an ema over "
                + fast
                + " to "
                + slow
                + " bars, the straighter its way of "
                + window
                + " bars the faster"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return Memory.sum(window, Memory.ofShare(slowest() * slowest()));
  }

  @Override
  public IndicatorPass start() {
    return new Pass(this);
  }

  private double slowest() {
    return 2.0 / (slow + 1);
  }

  private static final class Pass implements IndicatorPass {
    private final int window;
    private final double slowest;
    private final double spread;
    private final RollingSum way;
    private final History steps;

    private double average;

    Pass(KaufmanAdaptiveMovingAverage indicator) {
      window = indicator.window;
      slowest = indicator.slowest();
      spread = 2.0 / (indicator.fast + 1) - slowest;
      way = new RollingSum(window, 1);
      steps = new History(window);
    }

    @Override
    public void next(BarSeries bars, int from, int to, double[][] out) {
      int count = to - from;
      double[] close = bars.close();
      double[] averages = out[0];
      Prices.change(close, 1, from, to, averages);
      for (int k = 0; k < count; k++) {
        averages[k] = Math.abs(averages[k]);
      }
      steps.append(averages, count);
      way.next(steps.values(), steps.at(), count, averages);
      double last = average;
      int warm = Math.max(from, Math.min(to, window));
      if (warm == window) {
        last = close[window - 1];
      }
      for (int i = warm; i < to; i++) {
        double length = averages[i - from];
        double straight = length == 0 ? 1 : Math.abs(close[i] - close[i - window]) / length;
        double share = slowest + spread * Math.min(1, straight);
        last += share * share * (close[i] - last);
        averages[i - from] = last;
      }
      average = last;
    }
  }
}
