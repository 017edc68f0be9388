package io.barlake.features.indicator.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class TriangularMovingAverageTest extends IndicatorContract<TriangularMovingAverage> {
  @Override
  protected List<TriangularMovingAverage> indicators() {
    return List.of(
        new TriangularMovingAverage(1),
        new TriangularMovingAverage(2),
        new TriangularMovingAverage(3),
        new TriangularMovingAverage(20),
        new TriangularMovingAverage(301));
  }

  @Override
  protected double[][] foreign(TriangularMovingAverage indicator, BarSeries bars) {
    if (indicator.window() == 1) {
      return new double[][] {bars.close()};
    }
    return TaLib.columns(
        bars.size(),
        1,
        (core, last, begin, count, out) ->
            core.trima(0, last, bars.close(), indicator.window(), begin, count, out[0]));
  }

  @Override
  protected double[] atStanding100(TriangularMovingAverage indicator) {
    return new double[] {100};
  }

  @Test
  void middleCloseWeighsMost() {
    assertThat(overCloses(new TriangularMovingAverage(3), 1, 5, 9, 1))
        .containsExactly(Double.NaN, Double.NaN, 5, 6);
  }
}
