package io.barlake.features.indicator.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightedMovingAverageTest extends IndicatorContract<WeightedMovingAverage> {
  @Override
  protected List<WeightedMovingAverage> indicators() {
    return List.of(
        new WeightedMovingAverage(1),
        new WeightedMovingAverage(2),
        new WeightedMovingAverage(20),
        new WeightedMovingAverage(300));
  }

  @Override
  protected double[][] foreign(WeightedMovingAverage indicator, BarSeries bars) {
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
  protected double[] atStanding100(WeightedMovingAverage indicator) {
    return new double[] {100};
  }

  @Test
  void latestCloseWeighsMost() {
    assertThat(overCloses(new WeightedMovingAverage(2), 1, 4, 7, 1))
        .containsExactly(Double.NaN, 3, 6, 3);
  }
}
