package io.barlake.features.indicator.momentum;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.History;
import io.barlake.features.indicator.rolling.PlaceInRange;
import io.barlake.features.indicator.rolling.RollingMean;
import io.barlake.market.BarSeries;
import java.util.List;

/**
 * Where the close stands in the range of the last {@code window} bars, {@code 100 * (close -
 * lowest) / (highest - lowest)}: %K is its mean over {@code smoothing} bars, %D the mean of %K over
 * {@code signal} bars. Warm-up of %K {@code window + smoothing - 2}, of %D {@code signal - 1} more.
 *
 * <p>Agrees with TA-Lib's STOCH with simple averages, but for a range of nothing: there the close
 * stands in the middle, 50, where TA-Lib says 0. TA-Lib also hides %K until %D begins.
 */
public record StochasticOscillator(int window, int smoothing, int signal) implements Indicator {
  public StochasticOscillator {
    Window.require(window, 1);
    Window.require(smoothing, 1);
    Window.require(signal, 1);
  }

  @Override
  public String label() {
    return Label.of("stoch", window, smoothing, signal);
  }

  @Override
  public List<IndicatorColumn> columns() {
    int warmUp = window + smoothing - 2;
    return List.of(
        new IndicatorColumn(
            label() + "_k",
            warmUp,
            "mean over "
                + smoothing
                + " bars of 100 * (close - lowest) / (highest - lowest) of the last "
                + window
                + " bars; 50 where the range is nothing"),
        new IndicatorColumn(
            label() + "_d", warmUp + signal - 1, "mean of %K over " + signal + " bars"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.HIGH, BarField.LOW, BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return window + smoothing + signal - 3;
  }

  @Override
  public IndicatorPass start() {
    return new Pass(this);
  }

  private static final class Pass implements IndicatorPass {
    private final PlaceInRange place;
    private final RollingMean k;
    private final RollingMean d;
    private final History raw;
    private final History smoothed;

    Pass(StochasticOscillator indicator) {
      int window = indicator.window;
      int smoothing = indicator.smoothing;
      place = new PlaceInRange(window);
      k = new RollingMean(smoothing, window - 1);
      d = new RollingMean(indicator.signal, window + smoothing - 2);
      raw = new History(smoothing);
      smoothed = new History(indicator.signal);
    }

    @Override
    public void next(BarSeries bars, int from, int to, double[][] out) {
      int count = to - from;
      place.next(bars.close(), bars.high(), bars.low(), from, count, out[0]);
      raw.append(out[0], count);
      k.next(raw.values(), raw.at(), count, out[0]);
      smoothed.append(out[0], count);
      d.next(smoothed.values(), smoothed.at(), count, out[1]);
    }
  }
}
