package io.barlake.features.indicator.momentum;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.History;
import io.barlake.features.indicator.rolling.RollingMean;
import io.barlake.features.indicator.rolling.Scratch;
import io.barlake.market.BarSeries;
import java.util.Arrays;
import java.util.List;

/**
 * CCI: {@code (typical - mean) / (0.015 * deviation)}, where typical is {@code (high + low + close)
 * / 3}, mean its mean over the last {@code window} bars and deviation the mean distance from that
 * mean; 0 where the deviation is 0. Warm-up {@code window - 1}; agrees with TA-Lib's CCI. Every bar
 * costs a pass over its window: each distance changes with the mean.
 */
public record CommodityChannelIndex(int window) implements Indicator {
  private static final double LAMBERT = 0.015;

  public CommodityChannelIndex {
    Window.require(window, 2);
  }

  @Override
  public String label() {
    return Label.of("cci", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window - 1,
            "(typical - mean) / (0.015 * mean deviation) over "
                + window
                + " bars, typical = (high + low + close) / 3; 0 where nothing deviates"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.HIGH, BarField.LOW, BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return window - 1;
  }

  @Override
  public IndicatorPass start() {
    return new Pass(window);
  }

  private static final class Pass implements IndicatorPass {
    private final int window;
    private final RollingMean mean;
    private final History typical;
    private final Scratch distances = new Scratch();
    private final Scratch earlier = new Scratch();

    Pass(int window) {
      this.window = window;
      this.mean = new RollingMean(window, 0);
      this.typical = new History(window);
    }

    @Override
    public void next(BarSeries bars, int from, int to, double[][] out) {
      int count = to - from;
      double[] index = out[0];
      double[] high = bars.high();
      double[] low = bars.low();
      double[] close = bars.close();
      for (int k = 0; k < count; k++) {
        index[k] = (high[from + k] + low[from + k] + close[from + k]) / 3;
      }
      typical.append(index, count);
      double[] values = typical.values();
      int at = typical.at();
      mean.next(values, at, count, index);
      double[] sums = distances.of(count);
      Arrays.fill(sums, 0, count, 0);
      double[] lagged = earlier.of(count);
      // Lag by lag, not bar by bar, and without an offset: so the processor adds many at a time.
      for (int lag = window - 1; lag >= 0; lag--) {
        System.arraycopy(values, at - lag, lagged, 0, count);
        addDistances(lagged, count, index, sums);
      }
      double share = LAMBERT / window;
      for (int k = 0; k < count; k++) {
        index[k] = sums[k] == 0 ? 0 : (values[at + k] - index[k]) / (share * sums[k]);
      }
    }

    private static void addDistances(double[] values, int count, double[] means, double[] sums) {
      for (int k = 0; k < count; k++) {
        sums[k] += Math.abs(values[k] - means[k]);
      }
    }
  }
}
