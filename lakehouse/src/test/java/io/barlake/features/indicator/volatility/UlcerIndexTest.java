package io.barlake.features.indicator.volatility;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class UlcerIndexTest extends IndicatorContract<UlcerIndex> {
  @Override
  protected List<UlcerIndex> indicators() {
    return List.of(new UlcerIndex(1), new UlcerIndex(14), new UlcerIndex(100));
  }

  @Override
  protected double[][] foreign(UlcerIndex indicator, BarSeries bars) {
    double[] highest = Plain.highest(bars.close(), indicator.window());
    double[] squares =
        Plain.column(bars.size(), i -> Math.pow(100 * (bars.close()[i] / highest[i] - 1), 2));
    double[] mean = Plain.mean(squares, indicator.window());
    return new double[][] {Plain.column(bars.size(), i -> Math.sqrt(mean[i]))};
  }

  @Override
  protected double[] atStanding100(UlcerIndex indicator) {
    return new double[] {0};
  }

  @Test
  void fallsAreMeasuredFromTheHighestClose() {
    // Falls of 0, 20 and 0 percent.
    assertThat(overCloses(new UlcerIndex(2), 4, 5, 4, 5))
        .containsExactly(Double.NaN, Double.NaN, Math.sqrt(200), Math.sqrt(200));
  }
}
