package io.barlake.features.indicator.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class RealizedVarianceTest extends IndicatorContract<RealizedVariance> {
  @Override
  protected List<RealizedVariance> indicators() {
    return List.of(new RealizedVariance(1), new RealizedVariance(20), new RealizedVariance(250));
  }

  @Override
  protected double[][] foreign(RealizedVariance indicator, BarSeries bars) {
    double[] squares =
        Plain.column(
            bars.size(),
            i ->
                i == 0 ? Double.NaN : Math.pow(Math.log(bars.close()[i] / bars.close()[i - 1]), 2));
    return new double[][] {Plain.sum(squares, indicator.window())};
  }

  @Override
  protected double[] atStanding100(RealizedVariance indicator) {
    return new double[] {0};
  }

  @Test
  void squaresAreAddedUp() {
    assertThat(overCloses(new RealizedVariance(2), 1, Math.E, 1)[2]).isEqualTo(2, within(1e-15));
  }
}
