package io.barlake.features.indicator.volume;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.RollingSum;
import java.util.List;

/**
 * The volume of a bar beside the mean of the last {@code window} volumes, its own among them: 1 is
 * as much as usual; 0 where nothing was traded. Warm-up {@code window - 1}.
 */
public record RelativeVolume(int window) implements Indicator {
  public RelativeVolume {
    Window.require(window, 1);
  }

  @Override
  public String label() {
    return Label.of("rvol", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window - 1,
            "volume / mean of the last " + window + " volumes; 0 where nothing was traded"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.VOLUME);
  }

  @Override
  public int lookBack() {
    return window - 1;
  }

  @Override
  public IndicatorPass start() {
    RollingSum traded = new RollingSum(window, 0);
    return (bars, from, to, out) -> {
      double[] volume = bars.volume();
      double[] ratios = out[0];
      traded.next(volume, from, to - from, ratios);
      for (int i = from; i < to; i++) {
        double sum = ratios[i - from];
        ratios[i - from] = sum == 0 ? 0 : window * volume[i] / sum;
      }
    };
  }
}
