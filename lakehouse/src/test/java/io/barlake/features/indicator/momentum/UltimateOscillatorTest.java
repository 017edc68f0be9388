package io.barlake.features.indicator.momentum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.barlake.BarlakeException;
import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.SampleBars;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class UltimateOscillatorTest extends IndicatorContract<UltimateOscillator> {
  @Override
  protected List<UltimateOscillator> indicators() {
    return List.of(
        new UltimateOscillator(2, 2, 2),
        new UltimateOscillator(7, 14, 28),
        new UltimateOscillator(10, 10, 200));
  }

  @Override
  protected double[][] foreign(UltimateOscillator indicator, BarSeries bars) {
    return TaLib.columns(
        bars.size(),
        1,
        (core, last, begin, count, out) ->
            core.ultOsc(
                0,
                last,
                bars.high(),
                bars.low(),
                bars.close(),
                indicator.fast(),
                indicator.middle(),
                indicator.slow(),
                begin,
                count,
                out[0]));
  }

  @Override
  protected double[] atStanding100(UltimateOscillator indicator) {
    return new double[] {50};
  }

  @Test
  void pressureIsMeasuredFromTheLowestOfLowAndCloseBefore() {
    double[] high = {5, 8};
    double[] low = {3, 6};
    double[] close = {4, 7};

    // 3 of 4.
    assertThat(new UltimateOscillator(1, 1, 1).over(SampleBars.of(high, low, close))[0][1])
        .isEqualTo(75, within(1e-12));
  }

  @Test
  void windowsThatFallAreRefused() {
    assertThatThrownBy(() -> new UltimateOscillator(7, 28, 14))
        .isInstanceOf(BarlakeException.class)
        .hasMessage("Invalid ultosc(7, 28, 14): expected windows that do not fall.");
  }
}
