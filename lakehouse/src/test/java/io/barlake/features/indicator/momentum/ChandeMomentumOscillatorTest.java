package io.barlake.features.indicator.momentum;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChandeMomentumOscillatorTest extends IndicatorContract<ChandeMomentumOscillator> {
  @Override
  protected List<ChandeMomentumOscillator> indicators() {
    return List.of(
        new ChandeMomentumOscillator(2),
        new ChandeMomentumOscillator(14),
        new ChandeMomentumOscillator(100));
  }

  @Override
  protected double[][] foreign(ChandeMomentumOscillator indicator, BarSeries bars) {
    return TaLib.columns(
        bars.size(),
        1,
        (core, last, begin, count, out) ->
            core.cmo(0, last, bars.close(), indicator.window(), begin, count, out[0]));
  }

  @Override
  protected double[] atStanding100(ChandeMomentumOscillator indicator) {
    return new double[] {0};
  }

  @Test
  void onlyRisesAre100AndOnlyFallsAreMinus100() {
    assertThat(overCloses(new ChandeMomentumOscillator(2), 1, 2, 3)[2]).isEqualTo(100);
    assertThat(overCloses(new ChandeMomentumOscillator(2), 3, 2, 1)[2]).isEqualTo(-100);
  }
}
