package io.barlake.features.indicator.volatility;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.features.indicator.SampleBars;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class MassIndexTest extends IndicatorContract<MassIndex> {
  @Override
  protected List<MassIndex> indicators() {
    return List.of(new MassIndex(1, 1), new MassIndex(9, 25), new MassIndex(50, 100));
  }

  @Override
  protected double[][] foreign(MassIndex indicator, BarSeries bars) {
    double[] once =
        Plain.exponential(
            Plain.column(bars.size(), i -> bars.high()[i] - bars.low()[i]), indicator.smoothing());
    double[] twice = Plain.exponential(once, indicator.smoothing());
    return new double[][] {
      Plain.sum(Plain.column(bars.size(), i -> once[i] / twice[i]), indicator.window())
    };
  }

  @Override
  protected double[] atStanding100(MassIndex indicator) {
    return new double[] {indicator.window()};
  }

  @Test
  void rangeThatStaysHasAMassOfItsWindow() {
    double[] high = {3, 4, 5, 6};
    double[] low = {1, 2, 3, 4};

    assertThat(new MassIndex(2, 2).over(SampleBars.of(high, low, low))[0])
        .containsExactly(Double.NaN, Double.NaN, Double.NaN, 2);
  }
}
