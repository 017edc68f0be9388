package io.barlake.features.indicator.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class HullMovingAverageTest extends IndicatorContract<HullMovingAverage> {
  @Override
  protected List<HullMovingAverage> indicators() {
    return List.of(
        new HullMovingAverage(2),
        new HullMovingAverage(9),
        new HullMovingAverage(20),
        new HullMovingAverage(300));
  }

  @Override
  protected double[][] foreign(HullMovingAverage indicator, BarSeries bars) {
    double[] shorter = Plain.weightedMean(bars.close(), indicator.window() / 2);
    double[] longer = Plain.weightedMean(bars.close(), indicator.window());
    double[] lead = Plain.column(bars.size(), i -> 2 * shorter[i] - longer[i]);
    return new double[][] {Plain.weightedMean(lead, (int) Math.sqrt(indicator.window()))};
  }

  @Override
  protected double[] atStanding100(HullMovingAverage indicator) {
    return new double[] {100};
  }

  @Test
  void averageIsOfTwiceTheFastLessTheSlow() {
    // wma(2) and wma(4) of 1, 2, 3, 4 are 11/3 and 3, of 2, 3, 4, 8 are 20/3 and 5.3; then weights
    // 1 and 2.
    assertThat(overCloses(new HullMovingAverage(4), 1, 2, 3, 4, 8)[4])
        .isEqualTo((13 / 3.0 + 2 * (40 / 3.0 - 5.2)) / 3, within(1e-12));
  }
}
