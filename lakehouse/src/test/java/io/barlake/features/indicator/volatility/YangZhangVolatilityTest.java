package io.barlake.features.indicator.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class YangZhangVolatilityTest extends IndicatorContract<YangZhangVolatility> {
  @Override
  protected List<YangZhangVolatility> indicators() {
    return List.of(
        new YangZhangVolatility(2), new YangZhangVolatility(20), new YangZhangVolatility(250));
  }

  @Override
  protected double[][] foreign(YangZhangVolatility indicator, BarSeries bars) {
    int window = indicator.window();
    double[] gap =
        Plain.column(
            bars.size(), i -> i == 0 ? Double.NaN : Math.log(bars.open()[i] / bars.close()[i - 1]));
    double[] body = Plain.column(bars.size(), i -> Math.log(bars.close()[i] / bars.open()[i]));
    double[] range =
        Plain.column(
            bars.size(),
            i ->
                Math.log(bars.high()[i] / bars.close()[i])
                        * Math.log(bars.high()[i] / bars.open()[i])
                    + Math.log(bars.low()[i] / bars.close()[i])
                        * Math.log(bars.low()[i] / bars.open()[i]));
    double[] gapVariance = Plain.variance(gap, window);
    double[] bodyVariance = Plain.variance(body, window);
    double[] rangeMean = Plain.mean(range, window);
    double k = 0.34 / (1.34 + (window + 1.0) / (window - 1.0));
    return new double[][] {
      Plain.column(
          bars.size(),
          i ->
              Math.sqrt(
                  (gapVariance[i] + k * bodyVariance[i]) * window / (window - 1.0)
                      + (1 - k) * rangeMean[i]))
    };
  }

  @Override
  protected double[] atStanding100(YangZhangVolatility indicator) {
    return new double[] {0};
  }

  @Test
  void pricesThatOnlyJumpOvernightHaveTheVolatilityOfTheJumps() {
    double[] prices = {1, Math.E, 1};

    // Jumps of 1 and -1: their sample variance is 2.
    assertThat(overCloses(new YangZhangVolatility(2), prices)[2])
        .isEqualTo(Math.sqrt(2), within(1e-15));
  }
}
