package io.barlake.features.indicator.volume;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.features.indicator.SampleBars;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class RollingVolumeWeightedPriceTest extends IndicatorContract<RollingVolumeWeightedPrice> {
  @Override
  protected List<RollingVolumeWeightedPrice> indicators() {
    return List.of(
        new RollingVolumeWeightedPrice(1),
        new RollingVolumeWeightedPrice(2),
        new RollingVolumeWeightedPrice(20),
        new RollingVolumeWeightedPrice(300));
  }

  @Override
  protected double[][] foreign(RollingVolumeWeightedPrice indicator, BarSeries bars) {
    double[] price =
        Plain.column(bars.size(), i -> (bars.high()[i] + bars.low()[i] + bars.close()[i]) / 3);
    double[] products = Plain.column(bars.size(), i -> price[i] * bars.volume()[i]);
    double[] worth = Plain.sum(products, indicator.window());
    double[] traded = Plain.sum(bars.volume(), indicator.window());
    return new double[][] {
      Plain.column(bars.size(), i -> traded[i] == 0 ? price[i] : worth[i] / traded[i])
    };
  }

  @Override
  protected double[] atStanding100(RollingVolumeWeightedPrice indicator) {
    return new double[] {100};
  }

  @Test
  void pricesWeighTheirVolumeOrAlikeWhereThereIsNone() {
    BarSeries bars = SampleBars.traded(new double[] {1, 4, 7, 8}, new double[] {1, 2, 0, 0});

    assertThat(new RollingVolumeWeightedPrice(2).over(bars)[0])
        .containsExactly(Double.NaN, 3, 4, 7.5);
  }
}
