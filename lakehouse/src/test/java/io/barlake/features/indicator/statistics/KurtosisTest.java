package io.barlake.features.indicator.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.market.BarSeries;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class KurtosisTest extends IndicatorContract<Kurtosis> {
  @Override
  protected List<Kurtosis> indicators() {
    return List.of(new Kurtosis(4), new Kurtosis(20), new Kurtosis(250));
  }

  @Override
  protected double[][] foreign(Kurtosis indicator, BarSeries bars) {
    double n = indicator.window();
    return new double[][] {
      Plain.windows(
          bars.close(),
          indicator.window(),
          last -> {
            double mean = Arrays.stream(last).average().orElseThrow();
            double second = Arrays.stream(last).map(x -> Math.pow(x - mean, 2)).sum() / n;
            double fourth = Arrays.stream(last).map(x -> Math.pow(x - mean, 4)).sum() / n;
            double biased = fourth / (second * second) - 3;
            return (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * biased + 6);
          })
    };
  }

  @Override
  protected double[] atStanding100(Kurtosis indicator) {
    return new double[] {0};
  }

  @Test
  void valuesAreThoseOfPandas() {
    assertThat(overCloses(new Kurtosis(4), 1, 1, 1, 5)[3]).isEqualTo(4, within(1e-14));
    assertThat(overCloses(new Kurtosis(5), 1, 2, 3, 4, 5)[4]).isEqualTo(-1.2, within(1e-14));
  }
}
