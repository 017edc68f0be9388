package io.barlake.features.indicator.volatility;

import io.barlake.BarlakeException;
import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Memory;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.AverageRange;
import io.barlake.features.indicator.rolling.SmoothedAverage;
import java.util.List;

/**
 * Middle: the exponential average of the close over {@code window} bars. Upper and lower: {@code
 * multiplier} average true ranges over {@code range} bars above and below it. The choice of
 * averages is TradingView's, their seeds are TA-Lib's of EMA and ATR. Warm-up of the middle {@code
 * window - 1}, of the others that or {@code range}, whichever is longer.
 */
public record KeltnerChannel(int window, int range, double multiplier) implements Indicator {
  public KeltnerChannel {
    Window.require(window, 1);
    Window.require(range, 1);
    if (!(multiplier > 0) || Double.isInfinite(multiplier)) {
      throw BarlakeException.badConfig(
          "Invalid keltner: multiplier is %s, expected a number above 0.", multiplier);
    }
  }

  @Override
  public String label() {
    return Label.of("keltner", window, range, multiplier);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(label() + "_upper", warmUp(), "middle + " + distance()),
        new IndicatorColumn(
            label() + "_middle", window - 1, "ema of the close over " + window + " bars"),
        new IndicatorColumn(label() + "_lower", warmUp(), "middle - " + distance()));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.HIGH, BarField.LOW, BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return Math.max(Memory.ofExponential(window), Memory.ofWilder(range) + 1);
  }

  @Override
  public IndicatorPass start() {
    SmoothedAverage average = SmoothedAverage.exponential(window, 0);
    AverageRange ranges = AverageRange.fromSecondBar(range);
    return (bars, from, to, out) -> {
      int count = to - from;
      double[] upper = out[0];
      double[] middle = out[1];
      double[] lower = out[2];
      average.next(bars.close(), from, count, middle);
      ranges.next(bars, from, to, upper);
      for (int k = 0; k < count; k++) {
        double distance = multiplier * upper[k];
        upper[k] = middle[k] + distance;
        lower[k] = middle[k] - distance;
      }
    };
  }

  private int warmUp() {
    return Math.max(window - 1, range);
  }

  private String distance() {
    return Label.text(multiplier) + " * average true range over " + range + " bars";
  }
}
