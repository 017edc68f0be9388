package io.barlake.features.indicator.momentum;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Memory;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.RelativeStrength;
import java.util.List;

/**
 * CMO: {@code 100 * (gain - loss) / (gain + loss)}, gain and loss being smoothed as in the RSI, of
 * which it is twice the distance from 50; 0 where nothing moves. Warm-up {@code window}; agrees
 * with TA-Lib's CMO, while TradingView's sums the rises and falls of the window.
 */
public record ChandeMomentumOscillator(int window) implements Indicator {
  public ChandeMomentumOscillator {
    Window.require(window, 2);
  }

  @Override
  public String label() {
    return Label.of("cmo", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window,
            "100 * (gain - loss) / (gain + loss) of the close, smoothed over "
                + window
                + " bars by Wilder's method; 0 where nothing moves"));
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
    RelativeStrength strength = new RelativeStrength(window, 0);
    return (bars, from, to, out) -> {
      double[] index = out[0];
      strength.next(bars.close(), from, to - from, index);
      for (int k = 0; k < to - from; k++) {
        index[k] = 2 * (index[k] - 50);
      }
    };
  }
}
