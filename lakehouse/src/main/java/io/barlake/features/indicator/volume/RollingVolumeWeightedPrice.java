package io.barlake.features.indicator.volume;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.History;
import io.barlake.features.indicator.rolling.Prices;
import io.barlake.features.indicator.rolling.RollingMean;
import io.barlake.features.indicator.rolling.RollingSum;
import io.barlake.features.indicator.rolling.Scratch;
import io.barlake.market.BarSeries;
import java.util.List;

/**
 * The volume-weighted average price of the last {@code window} bars: {@code sum((h + l + c) / 3 *
 * volume) / sum(volume)}; where nothing was traded the mean of the typical prices. Warm-up {@code
 * window - 1}; the price is that of TradingView and LEAN.
 */
public record RollingVolumeWeightedPrice(int window) implements Indicator {
  public RollingVolumeWeightedPrice {
    Window.require(window, 1);
  }

  @Override
  public String label() {
    return Label.of("vwap", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window - 1,
            "mean of (high + low + close) / 3 of the last "
                + window
                + " bars weighted by volume; plain where nothing was traded"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.HIGH, BarField.LOW, BarField.CLOSE, BarField.VOLUME);
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
    private final History prices;
    private final History products;
    private final Scratch volumes = new Scratch();
    private final Scratch means = new Scratch();

    Pass(int window) {
      worth = new RollingSum(window, 0);
      traded = new RollingSum(window, 0);
      plain = new RollingMean(window, 0);
      prices = new History(window);
      products = new History(window);
    }

    @Override
    public void next(BarSeries bars, int from, int to, double[][] out) {
      int count = to - from;
      double[] volume = bars.volume();
      double[] price = out[0];
      Prices.typical(bars, from, to, price);
      prices.append(price, count);
      for (int k = 0; k < count; k++) {
        price[k] *= volume[from + k];
      }
      products.append(price, count);
      double[] sums = volumes.of(count);
      double[] mean = means.of(count);
      worth.next(products.values(), products.at(), count, price);
      traded.next(volume, from, count, sums);
      plain.next(prices.values(), prices.at(), count, mean);
      for (int k = 0; k < count; k++) {
        price[k] = sums[k] == 0 ? mean[k] : price[k] / sums[k];
      }
    }
  }
}
