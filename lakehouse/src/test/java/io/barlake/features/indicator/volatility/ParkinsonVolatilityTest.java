package io.barlake.features.indicator.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.barlake.BarlakeException;
import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.features.indicator.SampleBars;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParkinsonVolatilityTest extends IndicatorContract<ParkinsonVolatility> {
  @Override
  protected List<ParkinsonVolatility> indicators() {
    return List.of(
        new ParkinsonVolatility(1), new ParkinsonVolatility(20), new ParkinsonVolatility(250));
  }

  @Override
  protected double[][] foreign(ParkinsonVolatility indicator, BarSeries bars) {
    double[] squares =
        Plain.column(
            bars.size(), i -> Math.pow(Math.log(bars.high()[i]) - Math.log(bars.low()[i]), 2));
    double[] mean = Plain.mean(squares, indicator.window());
    return new double[][] {Plain.column(bars.size(), i -> Math.sqrt(mean[i] / (4 * Math.log(2))))};
  }

  @Override
  protected double[] atStanding100(ParkinsonVolatility indicator) {
    return new double[] {0};
  }

  @Test
  void barThatDoublesItsPriceHasAVolatilityOfTheRootOfAQuarterOfLn2() {
    BarSeries bars = SampleBars.of(new double[] {2}, new double[] {1}, new double[] {1});

    assertThat(new ParkinsonVolatility(1).over(bars)[0][0])
        .isEqualTo(Math.sqrt(Math.log(2) / 4), within(1e-15));
  }

  @Test
  void priceWithoutALogarithmIsRefused() {
    assertThatThrownBy(() -> overCloses(new ParkinsonVolatility(2), 1, 0))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Cannot compute parkinson: the low at position 1 is 0.0, and a log return needs prices above"
                + " 0. Leave parkinson out for this symbol.");
  }
}
