package io.barlake.features.indicator.momentum;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.SampleBars;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class WilliamsPercentRangeTest extends IndicatorContract<WilliamsPercentRange> {
  @Override
  protected List<WilliamsPercentRange> indicators() {
    return List.of(
        new WilliamsPercentRange(2), new WilliamsPercentRange(14), new WilliamsPercentRange(200));
  }

  @Override
  protected double[][] foreign(WilliamsPercentRange indicator, BarSeries bars) {
    return TaLib.columns(
        bars.size(),
        1,
        (core, last, begin, count, out) ->
            core.willR(
                0,
                last,
                bars.high(),
                bars.low(),
                bars.close(),
                indicator.window(),
                begin,
                count,
                out[0]));
  }

  @Override
  protected double[] atStanding100(WilliamsPercentRange indicator) {
    return new double[] {-50};
  }

  @Test
  void closeAtTheHighIs0AndAtTheLowIsMinus100() {
    double[] high = {3, 4, 4};
    double[] low = {1, 2, 0};
    double[] close = {2, 4, 0};

    assertThat(new WilliamsPercentRange(2).over(SampleBars.of(high, low, close))[0])
        .containsExactly(Double.NaN, 0, -100);
  }
}
