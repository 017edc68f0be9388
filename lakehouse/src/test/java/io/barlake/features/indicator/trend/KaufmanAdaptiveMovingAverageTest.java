package io.barlake.features.indicator.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.barlake.BarlakeException;
import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class KaufmanAdaptiveMovingAverageTest extends IndicatorContract<KaufmanAdaptiveMovingAverage> {
  @Override
  protected List<KaufmanAdaptiveMovingAverage> indicators() {
    return List.of(
        new KaufmanAdaptiveMovingAverage(1, 2, 30),
        new KaufmanAdaptiveMovingAverage(2, 1, 3),
        new KaufmanAdaptiveMovingAverage(10, 2, 30),
        new KaufmanAdaptiveMovingAverage(200, 5, 60));
  }

  @Override
  protected double[][] foreign(KaufmanAdaptiveMovingAverage indicator, BarSeries bars) {
    if (indicator.fast() == 2 && indicator.slow() == 30 && indicator.window() > 1) {
      return TaLib.columns(
          bars.size(),
          1,
          (core, last, begin, count, out) ->
              core.kama(0, last, bars.close(), indicator.window(), begin, count, out[0]));
    }
    return new double[][] {plain(indicator, bars.close())};
  }

  @Override
  protected double[] atStanding100(KaufmanAdaptiveMovingAverage indicator) {
    return new double[] {100};
  }

  @Test
  void straightWayIsFollowedAtTheFastShare() {
    // Share 2/3 squared of the distance from 2 to 3, then on to 4.
    assertThat(overCloses(new KaufmanAdaptiveMovingAverage(2, 2, 30), 1, 2, 3)[2])
        .isEqualTo(2 + 4 / 9.0, within(1e-12));
  }

  @Test
  void fastMustBeShorterThanSlow() {
    assertThatThrownBy(() -> new KaufmanAdaptiveMovingAverage(10, 30, 2))
        .isInstanceOf(BarlakeException.class)
        .hasMessage("Invalid kama(10, 30, 2): fast is 30, expected less than slow, which is 2.");
  }

  private static double[] plain(KaufmanAdaptiveMovingAverage indicator, double[] close) {
    int window = indicator.window();
    double fastest = 2.0 / (indicator.fast() + 1);
    double slowest = 2.0 / (indicator.slow() + 1);
    double[] averages = new double[close.length];
    Arrays.fill(averages, 0, window, Double.NaN);
    double average = close[window - 1];
    for (int i = window; i < close.length; i++) {
      double way = 0;
      for (int k = i - window + 1; k <= i; k++) {
        way += Math.abs(close[k] - close[k - 1]);
      }
      double straight = Math.abs(close[i] - close[i - window]) / way;
      double share = Math.pow(straight * (fastest - slowest) + slowest, 2);
      average = share * close[i] + (1 - share) * average;
      averages[i] = average;
    }
    return averages;
  }
}
