package io.barlake.features.indicator.volatility;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.SampleBars;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrueRangeOfBarTest extends IndicatorContract<TrueRangeOfBar> {
  @Override
  protected List<TrueRangeOfBar> indicators() {
    return List.of(new TrueRangeOfBar());
  }

  @Override
  protected double[][] foreign(TrueRangeOfBar indicator, BarSeries bars) {
    return TaLib.columns(
        bars.size(),
        1,
        (core, last, begin, count, out) ->
            core.trueRange(0, last, bars.high(), bars.low(), bars.close(), begin, count, out[0]));
  }

  @Override
  protected double[] atStanding100(TrueRangeOfBar indicator) {
    return new double[] {0};
  }

  @Test
  void rangeReachesToTheCloseBefore() {
    double[] high = {10, 13, 9};
    double[] low = {9, 12, 8};
    double[] close = {9.5, 12, 8};

    assertThat(new TrueRangeOfBar().over(SampleBars.of(high, low, close))[0])
        .containsExactly(Double.NaN, 3.5, 4);
  }
}
