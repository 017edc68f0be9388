package io.barlake.features.indicator.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class TripleExponentialMovingAverageTest extends IndicatorContract<TripleExponentialMovingAverage> {
  @Override
  protected List<TripleExponentialMovingAverage> indicators() {
    return List.of(
        new TripleExponentialMovingAverage(1),
        new TripleExponentialMovingAverage(2),
        new TripleExponentialMovingAverage(20),
        new TripleExponentialMovingAverage(150));
  }

  @Override
  protected double[][] foreign(TripleExponentialMovingAverage indicator, BarSeries bars) {
    if (indicator.window() == 1) {
      return new double[][] {bars.close()};
    }
    return TaLib.columns(
        bars.size(),
        1,
        (core, last, begin, count, out) ->
            core.tema(0, last, bars.close(), indicator.window(), begin, count, out[0]));
  }

  @Override
  protected double[] atStanding100(TripleExponentialMovingAverage indicator) {
    return new double[] {100};
  }

  @Test
  void averageOfARiseThatGoesOnHasNoLag() {
    assertThat(overCloses(new TripleExponentialMovingAverage(2), 1, 2, 3, 4, 5)[4])
        .isEqualTo(5, within(1e-12));
  }
}
