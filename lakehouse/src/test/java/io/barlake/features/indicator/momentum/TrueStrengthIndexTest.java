package io.barlake.features.indicator.momentum;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrueStrengthIndexTest extends IndicatorContract<TrueStrengthIndex> {
  @Override
  protected List<TrueStrengthIndex> indicators() {
    return List.of(
        new TrueStrengthIndex(1, 1, 1),
        new TrueStrengthIndex(25, 13, 7),
        new TrueStrengthIndex(5, 60, 20));
  }

  @Override
  protected double[][] foreign(TrueStrengthIndex indicator, BarSeries bars) {
    double[] change =
        Plain.column(bars.size(), i -> i == 0 ? Double.NaN : bars.close()[i] - bars.close()[i - 1]);
    double[] size = Plain.column(bars.size(), i -> Math.abs(change[i]));
    double[] smoothChange =
        Plain.exponential(Plain.exponential(change, indicator.slow()), indicator.fast());
    double[] smoothSize =
        Plain.exponential(Plain.exponential(size, indicator.slow()), indicator.fast());
    double[] line = Plain.column(bars.size(), i -> 100 * smoothChange[i] / smoothSize[i]);
    return new double[][] {line, Plain.exponential(line, indicator.signal())};
  }

  @Override
  protected double[] atStanding100(TrueStrengthIndex indicator) {
    return new double[] {0, 0};
  }

  @Test
  void changesThatCancelHaveNoStrength() {
    assertThat(overCloses(new TrueStrengthIndex(2, 1, 1), 4, 5, 4))
        .containsExactly(Double.NaN, Double.NaN, 0);
    assertThat(overCloses(new TrueStrengthIndex(2, 1, 1), 4, 5, 8))
        .containsExactly(Double.NaN, Double.NaN, 100);
  }
}
