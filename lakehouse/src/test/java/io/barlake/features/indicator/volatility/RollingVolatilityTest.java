package io.barlake.features.indicator.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.barlake.BarlakeException;
import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RollingVolatilityTest extends IndicatorContract<RollingVolatility> {
  @Override
  protected List<RollingVolatility> indicators() {
    return List.of(new RollingVolatility(2), new RollingVolatility(20), new RollingVolatility(250));
  }

  @Override
  protected double[][] foreign(RollingVolatility indicator, BarSeries bars) {
    double[] close = bars.close();
    double[] returns =
        IntStream.range(1, close.length)
            .mapToDouble(i -> StrictMath.log(close[i]) - StrictMath.log(close[i - 1]))
            .toArray();
    double window = indicator.window();
    double[] population = TaLib.deviation(returns, indicator.window());
    double[] volatility = new double[close.length];
    Arrays.fill(volatility, Double.NaN);
    for (int i = indicator.window(); i < close.length; i++) {
      // TA-Lib takes a variance below 1e-8 for none, which two returns often have.
      volatility[i] =
          window == 2
              ? Math.abs(returns[i - 1] - returns[i - 2]) / Math.sqrt(2)
              : population[i - 1] * Math.sqrt(window / (window - 1));
    }
    return new double[][] {volatility};
  }

  @Override
  protected double[] atStanding100(RollingVolatility indicator) {
    return new double[] {0};
  }

  @Test
  void deviationIsOfASampleOfLogReturns() {
    double[] close = {1, Math.E, 1};

    // Returns 1 and -1: their sample deviation is the root of 2.
    assertThat(overCloses(new RollingVolatility(2), close)[2])
        .isEqualTo(Math.sqrt(2), within(1e-15));
  }

  @Test
  void priceWithoutALogarithmIsRefused() {
    assertThatThrownBy(() -> overCloses(new RollingVolatility(2), 1, -37.63))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Cannot compute volatility: the close at position 1 is -37.63, and a log return needs"
                + " prices above 0. Leave volatility out for this symbol.");
  }
}
