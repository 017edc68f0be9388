package io.barlake.features.indicator.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.market.BarSeries;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PercentRankTest extends IndicatorContract<PercentRank> {
  @Override
  protected List<PercentRank> indicators() {
    return List.of(new PercentRank(1), new PercentRank(20), new PercentRank(200));
  }

  @Override
  protected double[][] foreign(PercentRank indicator, BarSeries bars) {
    int window = indicator.window();
    return new double[][] {
      Plain.windows(
          bars.close(),
          window + 1,
          last ->
              100.0
                  * Arrays.stream(last).limit(window).filter(x -> x <= last[window]).count()
                  / window)
    };
  }

  @Override
  protected double[] atStanding100(PercentRank indicator) {
    return new double[] {100};
  }

  @Test
  void closesNoHigherAreCounted() {
    assertThat(overCloses(new PercentRank(4), 1, 2, 2, 3, 2, 0))
        .containsExactly(Double.NaN, Double.NaN, Double.NaN, Double.NaN, 75, 0);
  }
}
