package io.barlake.features.indicator.volume;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.History;
import io.barlake.features.indicator.rolling.RollingSum;
import io.barlake.features.indicator.rolling.Scratch;
import java.util.List;

/**
 * Chaikin's money flow: {@code sum(volume * ((c - l) - (h - c)) / (h - l)) / sum(volume)} of the
 * last {@code window} bars, from -1 to 1; 0 where nothing was traded. A bar without a range counts
 * as neither bought nor sold. Warm-up {@code window - 1}; the definition is that of LEAN and
 * TradingView.
 */
public record ChaikinMoneyFlow(int window) implements Indicator {
  public ChaikinMoneyFlow {
    Window.require(window, 1);
  }

  @Override
  public String label() {
    return Label.of("cmf", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window - 1,
            "volume * ((close - low) - (high - close)) / (high - low) over "
                + window
                + " bars, by their volume; 0 where nothing was traded"));
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
    RollingSum flowing = new RollingSum(window, 0);
    RollingSum traded = new RollingSum(window, 0);
    History flows = new History(window);
    Scratch volumes = new Scratch();
    return (bars, from, to, out) -> {
      int count = to - from;
      double[] flow = out[0];
      double[] volume = volumes.of(count);
      MoneyFlow.next(bars, from, to, flow);
      flows.append(flow, count);
      flowing.next(flows.values(), flows.at(), count, flow);
      traded.next(bars.volume(), from, count, volume);
      for (int k = 0; k < count; k++) {
        flow[k] = volume[k] == 0 ? 0 : flow[k] / volume[k];
      }
    };
  }
}
