package io.barlake.features.indicator.momentum;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Memory;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.History;
import io.barlake.features.indicator.rolling.PlaceInRange;
import io.barlake.features.indicator.rolling.RelativeStrength;
import io.barlake.features.indicator.rolling.RollingMean;
import java.util.List;

/**
 * Where the RSI of {@code strength} bars stands between its lowest, 0, and its highest, 100, of the
 * last {@code window} bars: %K is its mean over {@code smoothing} bars, %D the mean of %K over
 * {@code signal} bars. Warm-up of %K {@code strength + window + smoothing - 2}, of %D {@code signal
 * - 1} more.
 *
 * <p>Agrees with TA-Lib's STOCHRSI where the smoothing is 1 and the average simple, and with
 * TradingView's where it is 3; but where the range is nothing it stands in the middle, 50, where
 * TA-Lib says 0.
 */
public record StochasticRelativeStrength(int strength, int window, int smoothing, int signal)
    implements Indicator {
  public StochasticRelativeStrength {
    Window.require(strength, 2);
    Window.require(window, 1);
    Window.require(smoothing, 1);
    Window.require(signal, 1);
  }

  @Override
  public String label() {
    return Label.of("stochrsi", strength, window, smoothing, signal);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label() + "_k",
            first(),
            "mean over "
                + smoothing
                + " bars of the place of the rsi over "
                + strength
                + " bars in its range of "
                + window
                + " bars, 0 to 100; 50 where the range is nothing"),
        new IndicatorColumn(
            label() + "_d", first() + signal - 1, "mean of %K over " + signal + " bars"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return Memory.sum(Memory.ofWilder(strength) + 1, window - 1, smoothing - 1, signal - 1);
  }

  @Override
  public IndicatorPass start() {
    RelativeStrength index = new RelativeStrength(strength, 0);
    PlaceInRange place = new PlaceInRange(window);
    RollingMean k = new RollingMean(smoothing, strength + window - 1);
    RollingMean d = new RollingMean(signal, first());
    History raw = new History(smoothing);
    History smoothed = new History(signal);
    return (bars, from, to, out) -> {
      int count = to - from;
      index.next(bars.close(), from, count, out[0]);
      place.next(out[0], 0, count, out[0]);
      raw.append(out[0], count);
      k.next(raw.values(), raw.at(), count, out[0]);
      smoothed.append(out[0], count);
      d.next(smoothed.values(), smoothed.at(), count, out[1]);
    };
  }

  private int first() {
    return strength + window + smoothing - 2;
  }
}
