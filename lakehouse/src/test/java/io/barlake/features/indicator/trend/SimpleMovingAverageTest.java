package io.barlake.features.indicator.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.SampleBars;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimpleMovingAverageTest extends IndicatorContract<SimpleMovingAverage> {
  @Override
  protected List<SimpleMovingAverage> indicators() {
    return List.of(
        new SimpleMovingAverage(1),
        new SimpleMovingAverage(2),
        new SimpleMovingAverage(20),
        new SimpleMovingAverage(500));
  }

  @Override
  protected double[][] foreign(SimpleMovingAverage indicator, BarSeries bars) {
    return new double[][] {
      indicator.window() == 1 ? bars.close() : TaLib.mean(bars.close(), indicator.window())
    };
  }

  @Override
  protected double[] atStanding100(SimpleMovingAverage indicator) {
    return new double[] {100};
  }

  @Test
  void meanIsOfTheLastCloses() {
    assertThat(overCloses(new SimpleMovingAverage(3), 1, 2, 6, 4))
        .containsExactly(Double.NaN, Double.NaN, 3, 4);
  }

  @Test
  void standingPricesAreTheirOwnMeanToTheLastBit() {
    double[] prices = SampleBars.standing(1.13567, 200).close();
    for (int window = 1; window <= 100; window++) {
      assertThat(overCloses(new SimpleMovingAverage(window), prices)[199]).isEqualTo(1.13567);
    }
  }

  @Test
  void windowOfNothingIsRefused() {
    assertThatThrownBy(() -> new SimpleMovingAverage(0))
        .isInstanceOf(BarlakeException.class)
        .hasMessage("Invalid indicator window 0: expected 1 to 1000000 bars.");
  }
}
