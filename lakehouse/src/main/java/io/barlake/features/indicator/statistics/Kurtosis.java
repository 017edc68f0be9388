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
 * How heavy the tails of the last {@code window} closes are beside a normal distribution, which has
 * 0, without bias in samples of it: {@code n (n + 1) (n - 1) / ((n - 2) (n - 3)) * S4 / S2^2 - 3 (n
 * - 1)^2 / ((n - 2) (n - 3))}, where {@code Sp} is the sum of the p-th powers of the distances from
 * the mean; 0 where nothing deviates. Warm-up {@code window - 1}; the estimator is that of pandas'
 * {@code kurt}.
 */
public record Kurtosis(int window) implements Indicator {
  public Kurtosis {
    Window.require(window, 4);
  }

  @Override
  public String label() {
    return Label.of("kurtosis", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window - 1,
            "unbiased excess kurtosis of the last "
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
    RollingShape shape = new RollingShape(window, 0);
    Scratch squares = new Scratch();
    Scratch cubes = new Scratch();
    double n = window;
    double pairs = (n - 2) * (n - 3);
    double unbiased = n * (n + 1) * (n - 1) / pairs;
    double normal = 3 * (n - 1) * (n - 1) / pairs;
    return (bars, from, to, out) -> {
      int count = to - from;
      double[] kurtosis = out[0];
      double[] spread = squares.of(count);
      shape.next(bars.close(), from, count, spread, cubes.of(count), kurtosis);
      for (int k = 0; k < count; k++) {
        double square = spread[k];
        kurtosis[k] = square == 0 ? 0 : unbiased * kurtosis[k] / (square * square) - normal;
      }
    };
  }
}
