package io.barlake.features.indicator.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.market.BarSeries;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SignEntropyTest extends IndicatorContract<SignEntropy> {
  @Override
  protected List<SignEntropy> indicators() {
    return List.of(new SignEntropy(1), new SignEntropy(2), new SignEntropy(100));
  }

  @Override
  protected double[][] foreign(SignEntropy indicator, BarSeries bars) {
    double[] before = Plain.before(bars.close(), 1);
    double[] signs = Plain.column(bars.size(), i -> Math.signum(bars.close()[i] - before[i]));
    return new double[][] {
      Plain.windows(
          signs,
          indicator.window(),
          last ->
              DoubleStream.of(-1, 0, 1)
                  .map(sign -> Arrays.stream(last).filter(x -> x == sign).count())
                  .filter(count -> count > 0)
                  .map(count -> count / last.length)
                  .map(share -> -share * Math.log(share) / Math.log(2))
                  .sum())
    };
  }

  @Override
  protected double[] atStanding100(SignEntropy indicator) {
    return new double[] {0};
  }

  @Test
  void everyThirdOfAnotherKindIsTheMost() {
    assertThat(overCloses(new SignEntropy(3), 1, 2, 2, 1)[3])
        .isEqualTo(1.584962500721156, within(1e-15));
  }

  @Test
  void halfAndHalfIsOneBit() {
    assertThat(overCloses(new SignEntropy(2), 1, 2, 1, 0))
        .containsExactly(Double.NaN, Double.NaN, 1, 0);
  }
}
