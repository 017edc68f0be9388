package io.barlake.features.indicator.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.market.BarSeries;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SkewnessTest extends IndicatorContract<Skewness> {
  @Override
  protected List<Skewness> indicators() {
    return List.of(new Skewness(3), new Skewness(20), new Skewness(250));
  }

  @Override
  protected double[][] foreign(Skewness indicator, BarSeries bars) {
    double n = indicator.window();
    return new double[][] {
      Plain.windows(
          bars.close(),
          indicator.window(),
          last -> {
            double mean = Arrays.stream(last).average().orElseThrow();
            double second = Arrays.stream(last).map(x -> Math.pow(x - mean, 2)).sum() / n;
            double third = Arrays.stream(last).map(x -> Math.pow(x - mean, 3)).sum() / n;
            return Math.sqrt(n * (n - 1)) / (n - 2) * third / Math.pow(second, 1.5);
          })
    };
  }

  @Override
  protected double[] atStanding100(Skewness indicator) {
    return new double[] {0};
  }

  @Test
  void oneHighValueAmongFourIsAsSkewAsPandasSays() {
    assertThat(overCloses(new Skewness(4), 1, 1, 1, 5)[3]).isEqualTo(2, within(1e-15));
    assertThat(overCloses(new Skewness(4), 2, 8, 0, 4)[3])
        .isEqualTo(0.7528371991317256, within(1e-15));
  }

  @Test
  void symmetricValuesAreNotSkew() {
    assertThat(overCloses(new Skewness(5), 1, 2, 3, 4, 5)[4]).isZero();
  }
}
