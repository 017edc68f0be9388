package io.barlake.features.indicator.volume;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.features.indicator.SampleBars;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelativeVolumeTest extends IndicatorContract<RelativeVolume> {
  @Override
  protected List<RelativeVolume> indicators() {
    return List.of(new RelativeVolume(1), new RelativeVolume(20), new RelativeVolume(300));
  }

  @Override
  protected double[][] foreign(RelativeVolume indicator, BarSeries bars) {
    double[] means = Plain.mean(bars.volume(), indicator.window());
    return new double[][] {
      Plain.column(bars.size(), i -> means[i] == 0 ? 0 : bars.volume()[i] / means[i])
    };
  }

  @Override
  protected double[] atStanding100(RelativeVolume indicator) {
    return new double[] {1};
  }

  @Test
  void volumeIsMeasuredByItsMean() {
    BarSeries bars = SampleBars.traded(new double[] {1, 1, 1, 1}, new double[] {2, 6, 0, 0});

    assertThat(new RelativeVolume(2).over(bars)[0]).containsExactly(Double.NaN, 1.5, 0, 0);
  }
}
