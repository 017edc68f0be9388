package io.barlake.features.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightedMovingAverageTest extends IndicatorContract<WeightedMovingAverage> {
  @Override
  List<WeightedMovingAverage> indicators() {
    return List.of(
        new WeightedMovingAverage(1),
        new WeightedMovingAverage(2),
        new WeightedMovingAverage(20),
        new WeightedMovingAverage(300));
  }

  @Override
  double[][] foreign(WeightedMovingAverage indicator, BarSeries bars) {
    if (indicator.window() == 1) {
      return new double[][] {bars.close()};
    }
    return TaLib.columns(
        bars.size(),
        1,
        (core, last, begin, count, out) ->
            core.wma(0, last, bars.close(), indicator.window(), begin, count, out[0]));
  }

  @Override
  double[] atStanding100(WeightedMovingAverage indicator) {
    return new double[] {100};
  }

  @Test
  void latestCloseWeighsMost() {
    assertThat(WeightedMovingAverage.of(new double[] {1, 4, 7, 1}, 2))
        .containsExactly(Double.NaN, 3, 6, 3);
  }
}
