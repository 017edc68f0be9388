package io.barlake.features.indicator.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.market.BarSeries;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class VolumeWeightedMovingAverageTest extends IndicatorContract<VolumeWeightedMovingAverage> {
  @Override
  protected List<VolumeWeightedMovingAverage> indicators() {
    return List.of(
        new VolumeWeightedMovingAverage(1),
        new VolumeWeightedMovingAverage(2),
        new VolumeWeightedMovingAverage(20),
        new VolumeWeightedMovingAverage(300));
  }

  @Override
  protected double[][] foreign(VolumeWeightedMovingAverage indicator, BarSeries bars) {
    double[] products = Plain.column(bars.size(), i -> bars.close()[i] * bars.volume()[i]);
    double[] worth = Plain.sum(products, indicator.window());
    double[] traded = Plain.sum(bars.volume(), indicator.window());
    return new double[][] {Plain.column(bars.size(), i -> worth[i] / traded[i])};
  }

  @Override
  protected double[] atStanding100(VolumeWeightedMovingAverage indicator) {
    return new double[] {100};
  }

  @Test
  void closesWeighTheirVolume() {
    assertThat(over(new double[] {1, 4}, new double[] {1, 2})).containsExactly(Double.NaN, 3);
  }

  @Test
  void closesWithoutVolumeWeighAlike() {
    assertThat(over(new double[] {7, 1, 4}, new double[] {1e15, 0, 0}))
        .containsExactly(Double.NaN, 7, 2.5);
  }

  private static double[] over(double[] close, double[] volume) {
    long[] stamps = LongStream.range(0, close.length).toArray();
    BarSeries bars = new BarSeries(stamps, close, close, close, close, volume);
    return new VolumeWeightedMovingAverage(2).over(bars)[0];
  }
}
