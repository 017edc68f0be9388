package io.barlake.features.indicator.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.market.BarSeries;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FractionalDifferenceTest extends IndicatorContract<FractionalDifference> {
  @Override
  protected List<FractionalDifference> indicators() {
    return List.of(
        new FractionalDifference(0.4, 0.1),
        new FractionalDifference(0.4, 0.001),
        new FractionalDifference(1, 0.01),
        new FractionalDifference(1.5, 0.0001));
  }

  @Override
  protected double[][] foreign(FractionalDifference indicator, BarSeries bars) {
    double[] weights = weights(indicator);
    return new double[][] {
      Plain.windows(
          bars.close(),
          weights.length,
          last ->
              IntStream.range(0, last.length)
                  .mapToDouble(k -> weights[k] * last[last.length - 1 - k])
                  .sum())
    };
  }

  /** By the binomial coefficients: {@code (-1)^k * order over k}. */
  private static double[] weights(FractionalDifference indicator) {
    return IntStream.range(0, 10_000)
        .mapToDouble(
            k ->
                IntStream.range(0, k)
                    .mapToDouble(j -> -(indicator.order() - j) / (k - j))
                    .reduce(1, (a, b) -> a * b))
        .takeWhile(weight -> Math.abs(weight) >= indicator.threshold())
        .toArray();
  }

  @Override
  protected double[] atStanding100(FractionalDifference indicator) {
    double sum = 0;
    double weight = 1;
    for (int k = 1; Math.abs(weight) >= indicator.threshold(); k++) {
      sum += weight * 100;
      weight *= -(indicator.order() - k + 1) / k;
    }
    return new double[] {sum};
  }

  @Test
  void orderOneIsTheChange() {
    assertThat(overCloses(new FractionalDifference(1, 0.01), 3, 5, 4))
        .containsExactly(Double.NaN, 2, -1);
  }

  @Test
  void weightsBelowTheThresholdAreCut() {
    // 1, -0.5, -0.125, -0.0625, -0.0390625
    assertThat(overCloses(new FractionalDifference(0.5, 0.06), 16, 0, 0, 0, 0))
        .containsExactly(Double.NaN, Double.NaN, Double.NaN, -1, 0);
  }

  @Test
  void weightsWithoutEndAreRefused() {
    assertThatThrownBy(() -> new FractionalDifference(0.4, 1e-9).columns())
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Invalid fracdiff_0p4_0p000000001: it has more than 100000 weights. Raise its"
                + " threshold.");
  }
}
