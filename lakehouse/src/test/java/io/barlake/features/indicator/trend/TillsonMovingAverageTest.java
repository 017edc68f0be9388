package io.barlake.features.indicator.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.features.indicator.SampleBars;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class TillsonMovingAverageTest extends IndicatorContract<TillsonMovingAverage> {
  @Override
  protected List<TillsonMovingAverage> indicators() {
    return List.of(
        new TillsonMovingAverage(1, 0.7),
        new TillsonMovingAverage(2, 0.5),
        new TillsonMovingAverage(5, 0.7),
        new TillsonMovingAverage(60, 1));
  }

  @Override
  protected double[][] foreign(TillsonMovingAverage indicator, BarSeries bars) {
    if (indicator.window() == 1) {
      return new double[][] {bars.close()};
    }
    return TaLib.columns(
        bars.size(),
        1,
        (core, last, begin, count, out) ->
            core.t3(
                0,
                last,
                bars.close(),
                indicator.window(),
                indicator.factor(),
                begin,
                count,
                out[0]));
  }

  @Override
  protected double[] atStanding100(TillsonMovingAverage indicator) {
    return new double[] {100};
  }

  @Test
  void factorOfNothingLeavesTheEmaOfTheEmaOfTheEma() {
    BarSeries bars = SampleBars.near100(3, 200);
    double[] thrice =
        Plain.exponential(Plain.exponential(Plain.exponential(bars.close(), 4), 4), 4);

    assertThat(new TillsonMovingAverage(4, 0).over(bars)[0][199])
        .isEqualTo(thrice[199], within(1e-12));
  }
}
