package io.barlake.features.indicator.momentum;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.History;
import io.barlake.features.indicator.rolling.RollingWeightedMean;
import java.util.List;

/**
 * Coppock's curve: the changes of the close over {@code slow} and over {@code fast} bars in
 * percent, as {@link RateOfChange}, added and averaged over {@code smoothing} bars with weights
 * that rise to the latest. Warm-up the longer of the two and {@code smoothing - 1}.
 */
public record CoppockCurve(int slow, int fast, int smoothing) implements Indicator {
  public CoppockCurve {
    Window.require(slow, 1);
    Window.require(fast, 1);
    Window.require(smoothing, 1);
  }

  @Override
  public String label() {
    return Label.of("coppock", slow, fast, smoothing);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            longer() + smoothing - 1,
            "wma over "
                + smoothing
                + " bars of the changes of the close over "
                + slow
                + " and over "
                + fast
                + " bars in percent, added"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return longer() + smoothing - 1;
  }

  @Override
  public IndicatorPass start() {
    RollingWeightedMean mean = new RollingWeightedMean(smoothing, longer());
    History sums = new History(smoothing);
    return (bars, from, to, out) -> {
      double[] close = bars.close();
      for (int i = from; i < to; i++) {
        out[0][i - from] =
            i < longer() ? Double.NaN : change(close, i, slow) + change(close, i, fast);
      }
      sums.append(out[0], to - from);
      mean.next(sums.values(), sums.at(), to - from, out[0]);
    };
  }

  private int longer() {
    return Math.max(slow, fast);
  }

  private static double change(double[] close, int i, int bars) {
    double before = close[i - bars];
    return before == 0 ? 0 : 100 * (close[i] - before) / Math.abs(before);
  }
}
