package io.barlake.features.indicator.trend;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.History;
import io.barlake.features.indicator.rolling.RollingMean;
import io.barlake.features.indicator.rolling.RollingSum;
import io.barlake.features.indicator.rolling.Scratch;
import io.barlake.market.BarSeries;
import java.util.List;

/**
 * The mean of the last {@code window} closes, each with the weight of its volume: {@code sum(close
 * * volume) / sum(volume)}; where nothing was traded the mean of the closes. Warm-up {@code window
 * - 1}; the definition is that of TradingView's VWMA.
 */
public record VolumeWeightedMovingAverage(int window) implements Indicator {
  public VolumeWeightedMovingAverage {
    Window.require(window, 1);
  }

  @Override
  public String label() {
    return Label.of("vwma", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window - 1,
            "mean of the last "
                + window
                + " closes weighted by volume; plain where nothing was traded"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE, BarField.VOLUME);
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
    private final RollingSum worth;
    private final RollingSum traded;
    private final RollingMean plain;
    private final History products;
    private final Scratch volumes = new Scratch();
    private final Scratch means = new Scratch();

    Pass(int window) {
      worth = new RollingSum(window, 0);
      traded = new RollingSum(window, 0);
      plain = new RollingMean(window, 0);
      products = new History(window);
    }

    @Override
    public void next(BarSeries bars, int from, int to, double[][] out) {
      int count = to - from;
      double[] close = bars.close();
      double[] volume = bars.volume();
      double[] average = out[0];
      for (int i = from; i < to; i++) {
        average[i - from] = close[i] * volume[i];
      }
      products.append(average, count);
      double[] sums = volumes.of(count);
      double[] mean = means.of(count);
      worth.next(products.values(), products.at(), count, average);
      traded.next(volume, from, count, sums);
      plain.next(close, from, count, mean);
      for (int k = 0; k < count; k++) {
        average[k] = sums[k] == 0 ? mean[k] : average[k] / sums[k];
      }
    }
  }
}
