package io.barlake.features.indicator.momentum;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateOfChangeTest extends IndicatorContract<RateOfChange> {
  @Override
  protected List<RateOfChange> indicators() {
    return List.of(new RateOfChange(1), new RateOfChange(10), new RateOfChange(200));
  }

  @Override
  protected double[][] foreign(RateOfChange indicator, BarSeries bars) {
    return TaLib.columns(
        bars.size(),
        1,
        (core, last, begin, count, out) ->
            core.roc(0, last, bars.close(), indicator.window(), begin, count, out[0]));
  }

  @Override
  protected double[] atStanding100(RateOfChange indicator) {
    return new double[] {0};
  }

  @Test
  void changeIsInPercentOfTheEarlierClose() {
    assertThat(overCloses(new RateOfChange(1), 4, 5, 4)).containsExactly(Double.NaN, 25, -20);
  }

  @Test
  void signSaysWhichWayANegativePriceWent() {
    assertThat(overCloses(new RateOfChange(1), -40, -30, 0, 7))
        .containsExactly(Double.NaN, 25, 100, 0);
  }
}
