package io.barlake.features.indicator.volatility;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.features.indicator.SampleBars;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChaikinVolatilityTest extends IndicatorContract<ChaikinVolatility> {
  @Override
  protected List<ChaikinVolatility> indicators() {
    return List.of(
        new ChaikinVolatility(1, 1), new ChaikinVolatility(10, 10), new ChaikinVolatility(100, 20));
  }

  @Override
  protected double[][] foreign(ChaikinVolatility indicator, BarSeries bars) {
    double[] average =
        Plain.exponential(
            Plain.column(bars.size(), i -> bars.high()[i] - bars.low()[i]), indicator.window());
    double[] before = Plain.before(average, indicator.change());
    return new double[][] {
      Plain.column(bars.size(), i -> 100 * (average[i] - before[i]) / before[i])
    };
  }

  @Override
  protected double[] atStanding100(ChaikinVolatility indicator) {
    return new double[] {0};
  }

  @Test
  void rangeThatDoublesRisesByAHundredPercent() {
    BarSeries bars = SampleBars.of(new double[] {4, 6}, new double[] {2, 2}, new double[] {3, 3});

    assertThat(new ChaikinVolatility(1, 1).over(bars)[0]).containsExactly(Double.NaN, 100);
  }
}
