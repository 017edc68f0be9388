package io.barlake.features.indicator.volatility;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandardDeviationTest extends IndicatorContract<StandardDeviation> {
  @Override
  protected List<StandardDeviation> indicators() {
    return List.of(new StandardDeviation(2), new StandardDeviation(20), new StandardDeviation(250));
  }

  @Override
  protected double[][] foreign(StandardDeviation indicator, BarSeries bars) {
    double[] close = bars.close();
    return new double[][] {
      indicator.window() == 2
          ? Plain.windows(close, 2, last -> Math.abs(last[1] - last[0]) / 2)
          : TaLib.deviation(close, indicator.window())
    };
  }

  @Override
  protected double[] atStanding100(StandardDeviation indicator) {
    return new double[] {0};
  }

  @Test
  void deviationIsOfThePopulation() {
    assertThat(overCloses(new StandardDeviation(2), 8, 12, 12)).containsExactly(Double.NaN, 2, 0);
  }
}
