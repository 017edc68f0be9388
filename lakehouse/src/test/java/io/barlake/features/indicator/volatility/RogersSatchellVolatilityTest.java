package io.barlake.features.indicator.volatility;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.features.indicator.SampleBars;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class RogersSatchellVolatilityTest extends IndicatorContract<RogersSatchellVolatility> {
  @Override
  protected List<RogersSatchellVolatility> indicators() {
    return List.of(
        new RogersSatchellVolatility(1),
        new RogersSatchellVolatility(20),
        new RogersSatchellVolatility(250));
  }

  @Override
  protected double[][] foreign(RogersSatchellVolatility indicator, BarSeries bars) {
    double[] variance =
        Plain.column(
            bars.size(),
            i ->
                Math.log(bars.high()[i] / bars.close()[i])
                        * Math.log(bars.high()[i] / bars.open()[i])
                    + Math.log(bars.low()[i] / bars.close()[i])
                        * Math.log(bars.low()[i] / bars.open()[i]));
    double[] mean = Plain.mean(variance, indicator.window());
    return new double[][] {Plain.column(bars.size(), i -> Math.sqrt(mean[i]))};
  }

  @Override
  protected double[] atStanding100(RogersSatchellVolatility indicator) {
    return new double[] {0};
  }

  @Test
  void barThatOnlyRisesHasNone() {
    BarSeries bars =
        SampleBars.of(
            new double[] {1, 3}, new double[] {3, 3}, new double[] {1, 1}, new double[] {3, 1});

    assertThat(new RogersSatchellVolatility(2).over(bars)[0][1]).isZero();
  }
}
