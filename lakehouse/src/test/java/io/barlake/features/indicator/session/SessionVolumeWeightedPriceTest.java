package io.barlake.features.indicator.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.features.indicator.SampleBars;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionVolumeWeightedPriceTest extends IndicatorContract<SessionVolumeWeightedPrice> {
  @Override
  protected List<SessionVolumeWeightedPrice> indicators() {
    return List.of(new SessionVolumeWeightedPrice());
  }

  @Override
  protected double[][] foreign(SessionVolumeWeightedPrice indicator, BarSeries bars) {
    return new double[][] {
      Plain.column(
          bars.size(),
          i -> {
            double worth = 0;
            double traded = 0;
            for (int k = i - i % 1440; k <= i; k++) {
              double price = (bars.high()[k] + bars.low()[k] + bars.close()[k]) / 3;
              worth += price * bars.volume()[k];
              traded += bars.volume()[k];
            }
            return worth / traded;
          })
    };
  }

  @Override
  protected double[] atStanding100(SessionVolumeWeightedPrice indicator) {
    return new double[] {100};
  }

  @Test
  void averageBeginsAnewWithTheSession() {
    double[] prices = {1, 4, 7, 9};
    double[] volume = {1, 2, 0, 5};
    String[] instants = {
      "2024-01-15T20:00:00Z", "2024-01-15T21:59:00Z", "2024-01-15T22:00:00Z", "2024-01-15T22:05:00Z"
    };
    BarSeries bars = SessionDay.of(instants, prices, prices, prices, volume);

    assertThat(SessionDay.over(new SessionVolumeWeightedPrice(), SessionDay.FOREX, bars)[0])
        .containsExactly(1, 3, 7, 9);
  }

  @Test
  void pricesWeighAlikeAsLongAsNothingWasTraded() {
    double[] prices = {1, 4, 10};
    BarSeries bars = SampleBars.traded(prices, new double[] {0, 0, 3});

    assertThat(new SessionVolumeWeightedPrice().over(bars)[0]).containsExactly(1, 2.5, 10);
  }
}
