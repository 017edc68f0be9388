package io.barlake.features.indicator.momentum;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.SampleBars;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelativeStrengthIndexTest extends IndicatorContract<RelativeStrengthIndex> {
  @Override
  protected List<RelativeStrengthIndex> indicators() {
    return List.of(
        new RelativeStrengthIndex(2),
        new RelativeStrengthIndex(14),
        new RelativeStrengthIndex(100));
  }

  @Override
  protected double[][] foreign(RelativeStrengthIndex indicator, BarSeries bars) {
    return TaLib.columns(
        bars.size(),
        1,
        (core, last, begin, count, out) ->
            core.rsi(0, last, bars.close(), indicator.window(), begin, count, out[0]));
  }

  @Override
  protected double[] atStanding100(RelativeStrengthIndex indicator) {
    return new double[] {50};
  }

  @Test
  void onlyRisesAre100AndOnlyFallsAre0() {
    assertThat(overCloses(new RelativeStrengthIndex(2), 1, 2, 3, 5)[3]).isEqualTo(100);
    assertThat(overCloses(new RelativeStrengthIndex(2), 5, 3, 2, 1)[3]).isEqualTo(0);
  }

  @Test
  void smoothingIsWilders() {
    // Gains 1, 0, 3 and losses 0, 2, 0: means 0.5 and 1, then 1.75 and 0.5.
    assertThat(overCloses(new RelativeStrengthIndex(2), 4, 5, 3, 6))
        .containsExactly(Double.NaN, Double.NaN, 100.0 / 3, 175 / 2.25);
  }

  @Test
  void minutesMovingByAHundredthOfATickAreMovement() {
    assertThat(overCloses(new RelativeStrengthIndex(2), 1, 1 + 1e-12, 1 + 2e-12)[2]).isEqualTo(100);
  }

  @Test
  void longStandstillEndsNeitherStrongNorWeak() {
    double[] prices = SampleBars.standing(1.1, 20_000).close();
    prices[0] = 1;

    double[] index = overCloses(new RelativeStrengthIndex(14), prices);

    assertThat(index[8000]).isEqualTo(100);
    assertThat(index[19_999]).isEqualTo(50);
  }
}
