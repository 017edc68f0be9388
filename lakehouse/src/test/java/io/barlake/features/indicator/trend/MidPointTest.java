package io.barlake.features.indicator.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class MidPointTest extends IndicatorContract<MidPoint> {
  @Override
  protected List<MidPoint> indicators() {
    return List.of(new MidPoint(1), new MidPoint(2), new MidPoint(14), new MidPoint(300));
  }

  @Override
  protected double[][] foreign(MidPoint indicator, BarSeries bars) {
    if (indicator.window() == 1) {
      return new double[][] {bars.close()};
    }
    return TaLib.columns(
        bars.size(),
        1,
        (core, last, begin, count, out) ->
            core.midPoint(0, last, bars.close(), indicator.window(), begin, count, out[0]));
  }

  @Override
  protected double[] atStanding100(MidPoint indicator) {
    return new double[] {100};
  }

  @Test
  void pointLiesBetweenTheExtremes() {
    assertThat(overCloses(new MidPoint(2), 1, 4, 2)).containsExactly(Double.NaN, 2.5, 3);
  }
}
