package io.barlake.features.indicator.volume;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.features.indicator.SampleBars;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForceIndexTest extends IndicatorContract<ForceIndex> {
  @Override
  protected List<ForceIndex> indicators() {
    return List.of(new ForceIndex(1), new ForceIndex(2), new ForceIndex(13), new ForceIndex(100));
  }

  @Override
  protected double[][] foreign(ForceIndex indicator, BarSeries bars) {
    double[] before = Plain.before(bars.close(), 1);
    double[] force =
        Plain.column(bars.size(), i -> (bars.close()[i] - before[i]) * bars.volume()[i]);
    return new double[][] {Plain.exponential(force, indicator.window())};
  }

  @Override
  protected double[] atStanding100(ForceIndex indicator) {
    return new double[] {0};
  }

  @Test
  void changeWeighsItsVolume() {
    BarSeries bars = SampleBars.traded(new double[] {5, 6, 4}, new double[] {1, 3, 4});

    assertThat(new ForceIndex(1).over(bars)[0]).containsExactly(Double.NaN, 3, -8);
    assertThat(new ForceIndex(2).over(bars)[0]).containsExactly(Double.NaN, Double.NaN, -2.5);
  }
}
