package io.barlake.features.indicator.trend;

import io.barlake.BarlakeException;
import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Memory;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.PlaceInRange;
import io.barlake.features.indicator.rolling.Scratch;
import io.barlake.features.indicator.rolling.SmoothedAverage;
import io.barlake.features.indicator.rolling.SmoothedPair;
import java.util.List;

/**
 * Schaff's trend cycle: twice, where a line stands between its lowest, 0, and its highest, 100, of
 * the last {@code cycle} bars, smoothed by a share of one half a bar; the first line is the
 * difference of two exponential averages of the close. Where the range is nothing the line stands
 * in the middle, 50, where TradingView's scripts carry the last value on. Warm-up {@code slow - 1 +
 * 2 * (cycle - 1)}.
 */
public record SchaffTrendCycle(int cycle, int fast, int slow) implements Indicator {
  private static final double SHARE = 0.5;

  public SchaffTrendCycle {
    Window.require(cycle, 1);
    Window.require(fast, 1);
    if (fast >= slow) {
      throw BarlakeException.badConfig(
          "Invalid stc(%d, %d, %d): fast is %d, expected less than slow, which is %d.",
          cycle, fast, slow, fast, slow);
    }
    Window.require(slow, 2);
  }

  @Override
  public String label() {
    return Label.of("stc", cycle, fast, slow);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            slow - 1 + 2 * (cycle - 1),
            "smoothed stochastic over "
                + cycle
                + " bars of the smoothed stochastic of ema over "
                + fast
                + " - ema over "
                + slow
                + " bars of the close; 50 where the range is nothing"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return Memory.sum(
        Memory.ofExponential(slow), 2 * (cycle - 1), Memory.ofShare(SHARE), Memory.ofShare(SHARE));
  }

  @Override
  public IndicatorPass start() {
    SmoothedPair both =
        new SmoothedPair(
            SmoothedAverage.exponential(fast, 0), SmoothedAverage.exponential(slow, 0));
    PlaceInRange place = new PlaceInRange(cycle);
    PlaceInRange placeOfPlaces = new PlaceInRange(cycle);
    SmoothedAverage smooth = SmoothedAverage.ofShare(SHARE, slow + cycle - 2);
    SmoothedAverage smoother = SmoothedAverage.ofShare(SHARE, slow + 2 * (cycle - 1) - 1);
    Scratch averages = new Scratch();
    return (bars, from, to, out) -> {
      int count = to - from;
      double[] line = out[0];
      double[] average = averages.of(count);
      both.next(bars.close(), from, count, line, average);
      for (int k = 0; k < count; k++) {
        line[k] -= average[k];
      }
      place.next(line, 0, count, line);
      smooth.next(line, 0, count, line);
      placeOfPlaces.next(line, 0, count, line);
      smoother.next(line, 0, count, line);
    };
  }
}
