package io.barlake.features.indicator.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExponentialMovingAverageTest extends IndicatorContract<ExponentialMovingAverage> {
  @Override
  protected List<ExponentialMovingAverage> indicators() {
    return List.of(
        new ExponentialMovingAverage(1),
        new ExponentialMovingAverage(2),
        new ExponentialMovingAverage(20),
        new ExponentialMovingAverage(200));
  }

  @Override
  protected double[][] foreign(ExponentialMovingAverage indicator, BarSeries bars) {
    if (indicator.window() == 1) {
      return new double[][] {bars.close()};
    }
    return TaLib.columns(
        bars.size(),
        1,
        (core, last, begin, count, out) ->
            core.ema(0, last, bars.close(), indicator.window(), begin, count, out[0]));
  }

  @Override
  protected double[] atStanding100(ExponentialMovingAverage indicator) {
    return new double[] {100};
  }

  @Test
  void firstValueIsTheMeanAndLaterOnesMoveByTheirShare() {
    assertThat(overCloses(new ExponentialMovingAverage(3), 1, 2, 6, 7))
        .containsExactly(Double.NaN, Double.NaN, 3, 5);
  }
}
