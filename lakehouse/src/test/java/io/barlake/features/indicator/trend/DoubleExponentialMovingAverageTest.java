package io.barlake.features.indicator.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoubleExponentialMovingAverageTest extends IndicatorContract<DoubleExponentialMovingAverage> {
  @Override
  protected List<DoubleExponentialMovingAverage> indicators() {
    return List.of(
        new DoubleExponentialMovingAverage(1),
        new DoubleExponentialMovingAverage(2),
        new DoubleExponentialMovingAverage(20),
        new DoubleExponentialMovingAverage(150));
  }

  @Override
  protected double[][] foreign(DoubleExponentialMovingAverage indicator, BarSeries bars) {
    if (indicator.window() == 1) {
      return new double[][] {bars.close()};
    }
    return TaLib.columns(
        bars.size(),
        1,
        (core, last, begin, count, out) ->
            core.dema(0, last, bars.close(), indicator.window(), begin, count, out[0]));
  }

  @Override
  protected double[] atStanding100(DoubleExponentialMovingAverage indicator) {
    return new double[] {100};
  }

  @Test
  void averageOfARiseThatGoesOnHasNoLag() {
    assertThat(overCloses(new DoubleExponentialMovingAverage(2), 1, 2, 3, 4))
        .containsExactly(new double[] {Double.NaN, Double.NaN, 3, 4}, within(1e-12));
  }
}
