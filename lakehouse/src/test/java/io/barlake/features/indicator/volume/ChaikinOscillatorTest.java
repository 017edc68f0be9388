package io.barlake.features.indicator.volume;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChaikinOscillatorTest extends IndicatorContract<ChaikinOscillator> {
  @Override
  protected List<ChaikinOscillator> indicators() {
    return List.of(
        new ChaikinOscillator(2, 3), new ChaikinOscillator(3, 10), new ChaikinOscillator(20, 100));
  }

  @Override
  protected double[][] foreign(ChaikinOscillator indicator, BarSeries bars) {
    return TaLib.columns(
        bars.size(),
        1,
        (core, last, begin, count, out) ->
            core.adOsc(
                0,
                last,
                bars.high(),
                bars.low(),
                bars.close(),
                bars.volume(),
                indicator.fast(),
                indicator.slow(),
                begin,
                count,
                out[0]));
  }

  @Override
  protected double[] atStanding100(ChaikinOscillator indicator) {
    return new double[] {0};
  }

  @Test
  void fastMustBeShorterThanSlow() {
    assertThatThrownBy(() -> new ChaikinOscillator(10, 3))
        .isInstanceOf(BarlakeException.class)
        .hasMessage("Invalid adosc(10, 3): fast is 10, expected less than slow, which is 3.");
  }
}
