package io.barlake.features.indicator.volume;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccumulationDistributionTest extends IndicatorContract<AccumulationDistribution> {
  @Override
  protected List<AccumulationDistribution> indicators() {
    return List.of(new AccumulationDistribution());
  }

  @Override
  protected double[][] foreign(AccumulationDistribution indicator, BarSeries bars) {
    return TaLib.columns(
        bars.size(),
        1,
        (core, last, begin, count, out) ->
            core.ad(
                0,
                last,
                bars.high(),
                bars.low(),
                bars.close(),
                bars.volume(),
                begin,
                count,
                out[0]));
  }

  @Override
  protected double[] atStanding100(AccumulationDistribution indicator) {
    return new double[] {0};
  }

  @Test
  void volumeCountsByWhereTheCloseStandsInTheRange() {
    double[] high = {4, 4, 4, 4};
    double[] low = {0, 0, 0, 4};
    double[] close = {4, 1, 2, 4};
    double[] volume = {10, 6, 5, 9};
    BarSeries bars = new BarSeries(new long[] {0, 1, 2, 3}, close, high, low, close, volume);

    assertThat(new AccumulationDistribution().over(bars)[0]).containsExactly(10, 7, 7, 7);
  }
}
