package io.barlake.features.indicator.statistics;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.RollingMoments;
import io.barlake.features.indicator.rolling.Scratch;
import java.util.List;

/**
 * How many population standard deviations the close stands from the mean of the last {@code window}
 * closes: {@code (c - mean) / deviation}; 0 where nothing deviates. Warm-up {@code window - 1}.
 */
public record ZScore(int window) implements Indicator {
  public ZScore {
    Window.require(window, 2);
  }

  @Override
  public String label() {
    return Label.of("zscore", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window - 1,
            "(close - mean) / standard deviation of the last "
                + window
                + " closes; 0 where nothing deviates"));
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
    RollingMoments moments = new RollingMoments(window, 0);
    Scratch variances = new Scratch();
    return (bars, from, to, out) -> {
      int count = to - from;
      double[] close = bars.close();
      double[] scores = out[0];
      double[] variance = variances.of(count);
      moments.next(close, from, count, scores, variance);
      for (int k = 0; k < count; k++) {
        scores[k] = variance[k] == 0 ? 0 : (close[from + k] - scores[k]) / Math.sqrt(variance[k]);
      }
    };
  }
}
