package io.barlake.features.indicator.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.features.indicator.SampleBars;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class GarmanKlassVolatilityTest extends IndicatorContract<GarmanKlassVolatility> {
  @Override
  protected List<GarmanKlassVolatility> indicators() {
    return List.of(
        new GarmanKlassVolatility(1),
        new GarmanKlassVolatility(20),
        new GarmanKlassVolatility(250));
  }

  @Override
  protected double[][] foreign(GarmanKlassVolatility indicator, BarSeries bars) {
    double[] variance =
        Plain.column(
            bars.size(),
            i ->
                Math.pow(Math.log(bars.high()[i] / bars.low()[i]), 2) / 2
                    - (2 * Math.log(2) - 1)
                        * Math.pow(Math.log(bars.close()[i] / bars.open()[i]), 2));
    double[] mean = Plain.mean(variance, indicator.window());
    return new double[][] {Plain.column(bars.size(), i -> Math.sqrt(mean[i]))};
  }

  @Override
  protected double[] atStanding100(GarmanKlassVolatility indicator) {
    return new double[] {0};
  }

  @Test
  void barWithoutABodyHasHalfItsRangeSquared() {
    BarSeries bars = SampleBars.of(new double[] {Math.E}, new double[] {1}, new double[] {2});

    assertThat(new GarmanKlassVolatility(1).over(bars)[0][0])
        .isEqualTo(Math.sqrt(0.5), within(1e-15));
  }
}
