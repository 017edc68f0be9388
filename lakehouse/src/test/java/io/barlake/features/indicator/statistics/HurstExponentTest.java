package io.barlake.features.indicator.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.barlake.BarlakeException;
import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.market.BarSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HurstExponentTest extends IndicatorContract<HurstExponent> {
  @Override
  protected List<HurstExponent> indicators() {
    return List.of(new HurstExponent(20, 5), new HurstExponent(100, 20));
  }

  @Override
  protected double[][] foreign(HurstExponent indicator, BarSeries bars) {
    return new double[][] {
      Plain.windows(bars.close(), indicator.window(), last -> hurst(last, indicator.lag()))
    };
  }

  private static double hurst(double[] last, int end) {
    double[] x = Plain.column(end - 2, k -> Math.log(k + 2));
    double[] y =
        Plain.column(
            end - 2,
            k -> {
              double[] changes = Plain.column(last.length - k - 2, i -> last[i + k + 2] - last[i]);
              double mean = Arrays.stream(changes).average().orElseThrow();
              double squares = Arrays.stream(changes).map(c -> (c - mean) * (c - mean)).sum();
              return Math.log(Math.sqrt(squares / changes.length));
            });
    double n = x.length;
    double sumX = Arrays.stream(x).sum();
    double sumY = Arrays.stream(y).sum();
    double sumXx = Arrays.stream(x).map(value -> value * value).sum();
    double sumXy = IntStream.range(0, x.length).mapToDouble(k -> x[k] * y[k]).sum();
    return (n * sumXy - sumX * sumY) / (n * sumXx - sumX * sumX);
  }

  @Override
  protected double[] atStanding100(HurstExponent indicator) {
    return new double[] {0.5};
  }

  @Test
  void randomWalkHasNoMemory() {
    Random random = new Random(3);
    double[] walk = new double[20_000];
    for (int i = 1; i < walk.length; i++) {
      walk[i] = walk[i - 1] + random.nextGaussian();
    }
    assertThat(overCloses(new HurstExponent(20_000, 20), walk)[19_999])
        .isEqualTo(0.5, within(0.02));
  }

  @Test
  void noiseAroundOnePriceTurnsBack() {
    double[] noise = new Random(4).doubles(20_000).toArray();

    assertThat(overCloses(new HurstExponent(20_000, 20), noise)[19_999]).isEqualTo(0, within(0.02));
  }

  @Test
  void lagsNeedAWindowThatHoldsThem() {
    assertThatThrownBy(() -> new HurstExponent(20, 19))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Invalid hurst(20, 19): lag is 19, expected 4 to the window less 2, which is 18.");
  }
}
