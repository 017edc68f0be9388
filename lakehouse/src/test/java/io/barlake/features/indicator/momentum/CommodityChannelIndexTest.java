package io.barlake.features.indicator.momentum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommodityChannelIndexTest extends IndicatorContract<CommodityChannelIndex> {
  @Override
  protected List<CommodityChannelIndex> indicators() {
    return List.of(
        new CommodityChannelIndex(2),
        new CommodityChannelIndex(20),
        new CommodityChannelIndex(150));
  }

  @Override
  protected double[][] foreign(CommodityChannelIndex indicator, BarSeries bars) {
    return TaLib.columns(
        bars.size(),
        1,
        (core, last, begin, count, out) ->
            core.cci(
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
  protected double[] atStanding100(CommodityChannelIndex indicator) {
    return new double[] {0};
  }

  @Test
  void distanceIsCountedInMeanDeviations() {
    double[] typical = {1, 2, 6};

    // Mean 3, mean deviation (2 + 1 + 3) / 3 = 2.
    assertThat(overCloses(new CommodityChannelIndex(3), typical)[2]).isEqualTo(100, within(1e-12));
  }
}
