package io.barlake.features.indicator.volatility;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.SampleBars;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class NormalizedAverageTrueRangeTest extends IndicatorContract<NormalizedAverageTrueRange> {
  @Override
  protected List<NormalizedAverageTrueRange> indicators() {
    return List.of(
        new NormalizedAverageTrueRange(2),
        new NormalizedAverageTrueRange(14),
        new NormalizedAverageTrueRange(200));
  }

  @Override
  protected double[][] foreign(NormalizedAverageTrueRange indicator, BarSeries bars) {
    return TaLib.columns(
        bars.size(),
        1,
        (core, last, begin, count, out) ->
            core.natr(
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
  protected double[] atStanding100(NormalizedAverageTrueRange indicator) {
    return new double[] {0};
  }

  @Test
  void rangeIsInPercentOfTheClose() {
    assertThat(
            new NormalizedAverageTrueRange(1)
                .over(
                    SampleBars.of(
                        new double[] {50, 51}, new double[] {50, 49}, new double[] {50, 50}))[0])
        .containsExactly(Double.NaN, 4);
  }
}
