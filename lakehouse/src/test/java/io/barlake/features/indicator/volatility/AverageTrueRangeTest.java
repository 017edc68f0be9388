package io.barlake.features.indicator.volatility;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.SampleBars;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class AverageTrueRangeTest extends IndicatorContract<AverageTrueRange> {
  @Override
  protected List<AverageTrueRange> indicators() {
    return List.of(
        new AverageTrueRange(1),
        new AverageTrueRange(2),
        new AverageTrueRange(14),
        new AverageTrueRange(200));
  }

  @Override
  protected double[][] foreign(AverageTrueRange indicator, BarSeries bars) {
    return TaLib.columns(
        bars.size(),
        1,
        (core, last, begin, count, out) ->
            core.atr(
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
  protected double[] atStanding100(AverageTrueRange indicator) {
    return new double[] {0};
  }

  @Test
  void trueRangeReachesToTheCloseBefore() {
    double[] high = {10, 13, 9};
    double[] low = {9, 12, 8};
    double[] close = {9.5, 12, 8};

    // True ranges 3.5 and 4.
    assertThat(new AverageTrueRange(1).over(SampleBars.of(high, low, close))[0])
        .containsExactly(Double.NaN, 3.5, 4);
    assertThat(new AverageTrueRange(2).over(SampleBars.of(high, low, close))[0][2]).isEqualTo(3.75);
  }
}
