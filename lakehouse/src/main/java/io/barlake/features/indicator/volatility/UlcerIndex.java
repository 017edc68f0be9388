package io.barlake.features.indicator.volatility;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.History;
import io.barlake.features.indicator.rolling.RollingExtreme;
import io.barlake.features.indicator.rolling.RollingSum;
import java.util.List;

/**
 * Martin's ulcer index: the root of the mean, over {@code window} bars, of the squared distance in
 * percent of the close from the highest close of the {@code window} bars up to it; none from a
 * highest close of 0. Warm-up {@code 2 * (window - 1)}.
 */
public record UlcerIndex(int window) implements Indicator {
  public UlcerIndex {
    Window.require(window, 1);
  }

  @Override
  public String label() {
    return Label.of("ulcer", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            2 * (window - 1),
            "root of the mean over "
                + window
                + " bars of the squared fall in percent from the highest of the last "
                + window
                + " closes"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return 2 * (window - 1);
  }

  @Override
  public IndicatorPass start() {
    RollingExtreme highest = RollingExtreme.highest(window);
    RollingSum sum = new RollingSum(window, window - 1);
    History squares = new History(window);
    return (bars, from, to, out) -> {
      int count = to - from;
      double[] close = bars.close();
      double[] index = out[0];
      highest.next(close, from, count, index);
      for (int k = 0; k < count; k++) {
        double high = index[k];
        double fall = high == 0 ? 0 : 100 * (close[from + k] - high) / high;
        index[k] = fall * fall;
      }
      squares.append(index, count);
      sum.next(squares.values(), squares.at(), count, index);
      for (int k = 0; k < count; k++) {
        index[k] = Math.sqrt(index[k] / window);
      }
    };
  }
}
