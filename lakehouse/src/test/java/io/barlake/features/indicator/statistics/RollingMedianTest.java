package io.barlake.features.indicator.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.market.BarSeries;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RollingMedianTest extends IndicatorContract<RollingMedian> {
  @Override
  protected List<RollingMedian> indicators() {
    return List.of(
        new RollingMedian(1), new RollingMedian(2), new RollingMedian(21), new RollingMedian(200));
  }

  @Override
  protected double[][] foreign(RollingMedian indicator, BarSeries bars) {
    return new double[][] {
      Plain.windows(
          bars.close(),
          indicator.window(),
          last -> {
            double[] sorted = Arrays.stream(last).sorted().toArray();
            return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
          })
    };
  }

  @Override
  protected double[] atStanding100(RollingMedian indicator) {
    return new double[] {100};
  }

  @Test
  void middleOfThreeIgnoresHowFarTheOthersAre() {
    assertThat(overCloses(new RollingMedian(3), 5, 1, 1000, 2))
        .containsExactly(Double.NaN, Double.NaN, 5, 2);
  }
}
