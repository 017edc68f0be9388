package io.barlake.features.indicator.momentum;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.SampleBars;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class BalanceOfPowerTest extends IndicatorContract<BalanceOfPower> {
  @Override
  protected List<BalanceOfPower> indicators() {
    return List.of(new BalanceOfPower());
  }

  @Override
  protected double[][] foreign(BalanceOfPower indicator, BarSeries bars) {
    return TaLib.columns(
        bars.size(),
        1,
        (core, last, begin, count, out) ->
            core.bop(
                0, last, bars.open(), bars.high(), bars.low(), bars.close(), begin, count, out[0]));
  }

  @Override
  protected double[] atStanding100(BalanceOfPower indicator) {
    return new double[] {0};
  }

  @Test
  void barThatClosesAtItsHighAndOpenedAtItsLowHasAllThePower() {
    BarSeries bars =
        SampleBars.of(
            new double[] {1, 4}, new double[] {3, 5}, new double[] {1, 1}, new double[] {3, 2});

    assertThat(new BalanceOfPower().over(bars)[0]).containsExactly(1, -0.5);
  }
}
