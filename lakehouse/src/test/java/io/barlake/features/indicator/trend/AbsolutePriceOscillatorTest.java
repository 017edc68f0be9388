package io.barlake.features.indicator.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tictactec.ta.lib.MAType;
import io.barlake.BarlakeException;
import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class AbsolutePriceOscillatorTest extends IndicatorContract<AbsolutePriceOscillator> {
  @Override
  protected List<AbsolutePriceOscillator> indicators() {
    return List.of(
        new AbsolutePriceOscillator(2, 3),
        new AbsolutePriceOscillator(12, 26),
        new AbsolutePriceOscillator(5, 100));
  }

  @Override
  protected double[][] foreign(AbsolutePriceOscillator indicator, BarSeries bars) {
    return TaLib.columns(
        bars.size(),
        1,
        (core, last, begin, count, out) ->
            core.apo(
                0,
                last,
                bars.close(),
                indicator.fast(),
                indicator.slow(),
                MAType.Ema,
                begin,
                count,
                out[0]));
  }

  @Override
  protected double[] atStanding100(AbsolutePriceOscillator indicator) {
    return new double[] {0};
  }

  @Test
  void oscillatorIsTheDifferenceOfTwoAverages() {
    // The fast one is 1.5 and moves by 2/3, the slow one begins as 3.
    assertThat(overCloses(new AbsolutePriceOscillator(2, 3), 1, 2, 6))
        .containsExactly(Double.NaN, Double.NaN, 1.5);
  }

  @Test
  void fastMustBeShorterThanSlow() {
    assertThatThrownBy(() -> new AbsolutePriceOscillator(26, 12))
        .isInstanceOf(BarlakeException.class)
        .hasMessage("Invalid apo(26, 12): fast is 26, expected less than slow, which is 12.");
  }
}
