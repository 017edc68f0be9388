package io.barlake.features.indicator.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.market.BarSeries;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarketOverlapTest extends IndicatorContract<MarketOverlap> {
  @Override
  protected List<MarketOverlap> indicators() {
    return List.of(new MarketOverlap());
  }

  /** In the winter of 1970 London kept summer time: it was an hour ahead of UTC. */
  @Override
  protected double[][] foreign(MarketOverlap indicator, BarSeries bars) {
    return new double[][] {
      Plain.column(
          bars.size(),
          i -> {
            int minute = i % 1440;
            boolean weekday = i / 1440 < 2;
            return weekday && minute >= 13 * 60 && minute < 16 * 60 ? 1 : 0;
          })
    };
  }

  @Override
  protected double[] atStanding100(MarketOverlap indicator) {
    return new double[] {Double.NaN};
  }

  @Test
  void winterAndSummerHaveFourHoursAndTheWeeksBetweenFive() {
    assertThat(hours("2024-01-15")).containsExactly(13, 14, 15, 16);
    assertThat(hours("2024-07-15")).containsExactly(12, 13, 14, 15);
    // New York has put its clocks forward, London has not.
    assertThat(hours("2024-03-18")).containsExactly(12, 13, 14, 15, 16);
    assertThat(hours("2024-10-30")).containsExactly(12, 13, 14, 15, 16);
  }

  @Test
  void weekendHasNone() {
    assertThat(hours("2024-01-13")).isEmpty();
    assertThat(hours("2024-01-14")).isEmpty();
  }

  private static int[] hours(String date) {
    String[] instants =
        IntStream.range(0, 24)
            .mapToObj(hour -> String.format(Locale.ROOT, "%sT%02d:00:00Z", date, hour))
            .toArray(String[]::new);
    double[] marks =
        SessionDay.over(new MarketOverlap(), SessionDay.FOREX, SessionDay.bars(instants))[0];
    return IntStream.range(0, 24).filter(hour -> marks[hour] == 1).toArray();
  }
}
