package io.barlake.features.indicator.volatility;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DonchianChannelTest extends IndicatorContract<DonchianChannel> {
  @Override
  protected List<DonchianChannel> indicators() {
    return List.of(new DonchianChannel(1), new DonchianChannel(20), new DonchianChannel(300));
  }

  @Override
  protected double[][] foreign(DonchianChannel indicator, BarSeries bars) {
    if (indicator.window() == 1) {
      return new double[][] {bars.high(), middle(bars.high(), bars.low()), bars.low()};
    }
    double[] upper =
        TaLib.column(
            bars.size(),
            (core, last, begin, count, out) ->
                core.max(0, last, bars.high(), indicator.window(), begin, count, out[0]));
    double[] lower =
        TaLib.column(
            bars.size(),
            (core, last, begin, count, out) ->
                core.min(0, last, bars.low(), indicator.window(), begin, count, out[0]));
    return new double[][] {upper, middle(upper, lower), lower};
  }

  @Override
  protected double[] atStanding100(DonchianChannel indicator) {
    return new double[] {100, 100, 100};
  }

  @Test
  void highestLeavesTheChannelWithItsBar() {
    assertThat(overCloses(new DonchianChannel(2), 5, 1, 2, 2, 1))
        .containsExactly(Double.NaN, 5, 2, 2, 2);
  }

  private static double[] middle(double[] upper, double[] lower) {
    return IntStream.range(0, upper.length).mapToDouble(i -> (upper[i] + lower[i]) / 2).toArray();
  }
}
