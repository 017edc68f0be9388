package io.barlake.features.indicator.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeCorrelationTest extends IndicatorContract<TimeCorrelation> {
  @Override
  protected List<TimeCorrelation> indicators() {
    return List.of(
        new TimeCorrelation(2),
        new TimeCorrelation(3),
        new TimeCorrelation(20),
        new TimeCorrelation(250));
  }

  @Override
  protected double[][] foreign(TimeCorrelation indicator, BarSeries bars) {
    double[] times = Plain.column(indicator.window(), i -> i);
    return new double[][] {
      Plain.windows(bars.close(), indicator.window(), last -> Plain.correlation(last, times))
    };
  }

  @Override
  protected double[] atStanding100(TimeCorrelation indicator) {
    return new double[] {0};
  }

  @Test
  void straightLinesGoWithTimeOrAgainstIt() {
    assertThat(overCloses(new TimeCorrelation(3), 1, 2, 3, 2, 1))
        .containsExactly(Double.NaN, Double.NaN, 1, 0, -1);
  }
}
