package io.barlake.features.indicator.volatility;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.History;
import io.barlake.features.indicator.rolling.Logarithm;
import io.barlake.features.indicator.rolling.RollingExtreme;
import io.barlake.features.indicator.rolling.RollingSum;
import io.barlake.features.indicator.rolling.Scratch;
import io.barlake.features.indicator.rolling.TrueRange;
import java.util.List;

/**
 * Dreiss' choppiness: {@code 100 * log(sum of true ranges / (highest high - lowest low)) /
 * log(window)} of the last {@code window} bars, near 100 where the price goes to and fro, near 0
 * where it goes straight; 100 where it does not go at all. Warm-up {@code window}, since the first
 * bar has no true range; TradingView takes its range for one.
 */
public record ChoppinessIndex(int window) implements Indicator {
  public ChoppinessIndex {
    Window.require(window, 2);
  }

  @Override
  public String label() {
    return Label.of("chop", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window,
            "100 * log(sum of true ranges / (highest high - lowest low)) / log("
                + window
                + ") of the last "
                + window
                + " bars; 100 where the range is nothing"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.HIGH, BarField.LOW, BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return window;
  }

  @Override
  public IndicatorPass start() {
    RollingExtreme highest = RollingExtreme.highest(window);
    RollingExtreme lowest = RollingExtreme.lowest(window);
    TrueRange trueRange = new TrueRange();
    RollingSum sum = new RollingSum(window, 1);
    History ranges = new History(window);
    Scratch highs = new Scratch();
    Scratch lows = new Scratch();
    double scale = 100 / Logarithm.of(window);
    return (bars, from, to, out) -> {
      int count = to - from;
      double[] index = out[0];
      double[] high = highs.of(count);
      double[] low = lows.of(count);
      highest.next(bars.high(), from, count, high);
      lowest.next(bars.low(), from, count, low);
      trueRange.next(bars, from, to, index);
      ranges.append(index, count);
      sum.next(ranges.values(), ranges.at(), count, index);
      for (int k = 0; k < count; k++) {
        double range = high[k] - low[k];
        // The sum keeps the value away during warm-up.
        index[k] = index[k] == 0 || range == 0 ? 100 : scale * Logarithm.of(index[k] / range);
      }
    };
  }
}
