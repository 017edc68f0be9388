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
import org.junit.jupiter.api.Test;

class AutocorrelationTest extends IndicatorContract<Autocorrelation> {
  @Override
  protected List<Autocorrelation> indicators() {
    return List.of(
        new Autocorrelation(3, 1), new Autocorrelation(50, 1), new Autocorrelation(100, 17));
  }

  @Override
  protected double[][] foreign(Autocorrelation indicator, BarSeries bars) {
    int window = indicator.window();
    int lag = indicator.lag();
    double[] before = Plain.before(bars.close(), 1);
    double[] returns = Plain.column(bars.size(), i -> Math.log(bars.close()[i] / before[i]));
    return new double[][] {
      Plain.column(
          bars.size(),
          i ->
              i < window + lag
                  ? Double.NaN
                  : Plain.correlation(
                      Arrays.copyOfRange(returns, i - window + 1, i + 1),
                      Arrays.copyOfRange(returns, i - lag - window + 1, i - lag + 1)))
    };
  }

  @Override
  protected double[] atStanding100(Autocorrelation indicator) {
    return new double[] {0};
  }

  @Test
  void pricesThatSwingEveryOtherBarGoAgainstThemselves() {
    double[] closes = {1, 2, 1, 2, 1, 2, 1};

    assertThat(overCloses(new Autocorrelation(4, 1), closes)[6]).isEqualTo(-1, within(1e-15));
    assertThat(overCloses(new Autocorrelation(4, 2), closes)[6]).isEqualTo(1, within(1e-15));
  }

  @Test
  void pricesBelowNothingHaveNoLogReturns() {
    assertThatThrownBy(() -> overCloses(new Autocorrelation(4, 1), 1, -1))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Cannot compute autocorr_4_1: the close at position 1 is -1.0, and a log return needs"
                + " prices above 0. Leave autocorr_4_1 out for this symbol.");
  }
}
