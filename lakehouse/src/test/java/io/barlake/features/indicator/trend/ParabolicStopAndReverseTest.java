package io.barlake.features.indicator.trend;

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

class ParabolicStopAndReverseTest extends IndicatorContract<ParabolicStopAndReverse> {
  @Override
  protected List<ParabolicStopAndReverse> indicators() {
    return List.of(
        new ParabolicStopAndReverse(0.02, 0.2),
        new ParabolicStopAndReverse(0.05, 0.05),
        new ParabolicStopAndReverse(0.3, 1));
  }

  @Override
  protected double[][] foreign(ParabolicStopAndReverse indicator, BarSeries bars) {
    return TaLib.columns(
        bars.size(),
        1,
        (core, last, begin, count, out) ->
            core.sar(
                0,
                last,
                bars.high(),
                bars.low(),
                indicator.acceleration(),
                indicator.maximum(),
                begin,
                count,
                out[0]));
  }

  @Override
  protected double[] atStanding100(ParabolicStopAndReverse indicator) {
    return new double[] {100};
  }

  @Test
  void stopFollowsARiseAndTurnsWhereItIsReached() {
    double[] high = {2, 3, 4, 4};
    double[] low = {1, 2, 3, 1};

    // From 1 by 0.1 to 3, then by 0.2 to 4, which the last bar reaches.
    assertThat(new ParabolicStopAndReverse(0.1, 0.2).over(SampleBars.of(high, low, low))[0])
        .containsExactly(new double[] {Double.NaN, 1, 1.2, 4}, within(1e-12));
  }

  @Test
  void accelerationAboveItsMaximumIsRefused() {
    assertThatThrownBy(() -> new ParabolicStopAndReverse(0.3, 0.2))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Invalid sar: acceleration 0.3 and maximum 0.2, expected 0 < acceleration <= maximum <= 1.");
  }
}
