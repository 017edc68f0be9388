package io.barlake.features.indicator.statistics;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.RollingMoments;
import io.barlake.features.indicator.rolling.RollingSlope;
import io.barlake.features.indicator.rolling.Scratch;
import java.util.List;

/**
 * Pearson's correlation of the last {@code window} closes with time: 1 where they rise along a
 * straight line, -1 where they fall along one, 0 where they do not vary. Warm-up {@code window -
 * 1}.
 */
public record TimeCorrelation(int window) implements Indicator {
  public TimeCorrelation {
    Window.require(window, 2);
  }

  @Override
  public String label() {
    return Label.of("timecorr", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window - 1,
            "correlation of the last "
                + window
                + " closes with their place in time; 0 where they do not vary"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return window - 1;
  }

  @Override
  public IndicatorPass start() {
    RollingSlope slopes = new RollingSlope(window, 0);
    RollingMoments moments = new RollingMoments(window, 0);
    Scratch means = new Scratch();
    Scratch variances = new Scratch();
    double deviation = Math.sqrt(((double) window * window - 1) / 12);
    return (bars, from, to, out) -> {
      int count = to - from;
      double[] correlations = out[0];
      double[] variance = variances.of(count);
      slopes.next(bars.close(), from, count, correlations);
      moments.next(bars.close(), from, count, means.of(count), variance);
      for (int k = 0; k < count; k++) {
        double correlation = deviation * correlations[k] / Math.sqrt(variance[k]);
        correlations[k] = variance[k] == 0 ? 0 : Math.max(-1, Math.min(1, correlation));
      }
    };
  }
}
