package io.barlake.features.indicator.volume;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.SampleBars;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnBalanceVolumeTest extends IndicatorContract<OnBalanceVolume> {
  @Override
  protected List<OnBalanceVolume> indicators() {
    return List.of(new OnBalanceVolume());
  }

  @Override
  protected double[][] foreign(OnBalanceVolume indicator, BarSeries bars) {
    return TaLib.columns(
        bars.size(),
        1,
        (core, last, begin, count, out) ->
            core.obv(0, last, bars.close(), bars.volume(), begin, count, out[0]));
  }

  @Override
  protected double[] atStanding100(OnBalanceVolume indicator) {
    return new double[] {1};
  }

  @Test
  void volumeGoesWithTheClose() {
    BarSeries bars = SampleBars.traded(new double[] {5, 6, 6, 4}, new double[] {10, 3, 7, 20});

    assertThat(new OnBalanceVolume().over(bars)[0]).containsExactly(10, 13, 13, -7);
  }
}
