package io.barlake.features.indicator.momentum;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class MomentumTest extends IndicatorContract<Momentum> {
  @Override
  protected List<Momentum> indicators() {
    return List.of(new Momentum(1), new Momentum(10), new Momentum(200));
  }

  @Override
  protected double[][] foreign(Momentum indicator, BarSeries bars) {
    return TaLib.columns(
        bars.size(),
        1,
        (core, last, begin, count, out) ->
            core.mom(0, last, bars.close(), indicator.window(), begin, count, out[0]));
  }

  @Override
  protected double[] atStanding100(Momentum indicator) {
    return new double[] {0};
  }

  @Test
  void changeIsFromTheEarlierClose() {
    assertThat(overCloses(new Momentum(2), 1, 5, 4)).containsExactly(Double.NaN, Double.NaN, 3);
  }
}
