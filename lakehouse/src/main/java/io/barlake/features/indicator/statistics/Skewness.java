package io.barlake.features.indicator.statistics;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.RollingShape;
import io.barlake.features.indicator.rolling.Scratch;
import java.util.List;

/**
 * How lopsided the last {@code window} closes lie around their mean, without bias in samples of a
 * normal distribution: {@code n * sqrt(n - 1) / (n - 2) * S3 / S2^1.5}, where {@code Sp} is the sum
 * of the p-th powers of the distances from the mean; 0 where nothing deviates. Warm-up {@code
 * window - 1}; the estimator is that of pandas' {@code skew}.
 */
public record Skewness(int window) implements Indicator {
  public Skewness {
    Window.require(window, 3);
  }

  @Override
  public String label() {
    return Label.of("skew", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window - 1,
            "unbiased skewness of the last " + window + " closes; 0 where nothing deviates"));
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
    RollingShape shape = new RollingShape(window, 0);
    Scratch squares = new Scratch();
    Scratch fourths = new Scratch();
    double unbiased = window * Math.sqrt(window - 1.0) / (window - 2);
    return (bars, from, to, out) -> {
      int count = to - from;
      double[] skew = out[0];
      double[] spread = squares.of(count);
      shape.next(bars.close(), from, count, spread, skew, fourths.of(count));
      for (int k = 0; k < count; k++) {
        double square = spread[k];
        skew[k] = square == 0 ? 0 : unbiased * skew[k] / (square * Math.sqrt(square));
      }
    };
  }
}
