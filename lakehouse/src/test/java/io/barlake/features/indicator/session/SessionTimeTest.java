package io.barlake.features.indicator.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.bars.TradingSession;
import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.market.BarSeries;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionTimeTest extends IndicatorContract<SessionTime> {
  @Override
  protected List<SessionTime> indicators() {
    return List.of(new SessionTime());
  }

  @Override
  protected double[][] foreign(SessionTime indicator, BarSeries bars) {
    return new double[][] {
      Plain.column(bars.size(), i -> i % 1440),
      Plain.column(bars.size(), i -> Math.floor(i % 1440 / 60.0)),
      Plain.column(bars.size(), i -> 1440 - i % 1440)
    };
  }

  @Override
  protected double[] atStanding100(SessionTime indicator) {
    return new double[] {Double.NaN, Double.NaN, Double.NaN};
  }

  @Test
  void minutesCountFromTheOpenOfTheSessionInSummerAndWinter() {
    BarSeries bars =
        SessionDay.bars(
            "2024-01-15T22:00:00Z",
            "2024-01-15T23:15:00Z",
            "2024-07-15T20:59:00Z",
            "2024-07-15T21:00:00Z");

    double[][] columns = SessionDay.over(new SessionTime(), SessionDay.FOREX, bars);

    assertThat(columns[0]).containsExactly(0, 75, 1439, 0);
    assertThat(columns[1]).containsExactly(0, 1, 23, 0);
    assertThat(columns[2]).containsExactly(1440, 1365, 1, 1440);
  }

  @Test
  void dayOnWhichTheClocksChangeIsAnHourShorter() {
    BarSeries bars = SessionDay.bars("2024-03-09T22:00:00Z", "2024-03-10T20:59:00Z");

    double[][] columns = SessionDay.over(new SessionTime(), SessionDay.FOREX, bars);

    assertThat(columns[0]).containsExactly(0, 1379);
    assertThat(columns[2]).containsExactly(1380, 1);
  }

  @Test
  void barBeforeTheOpenHasMinutesBelowNothing() {
    TradingSession session =
        new TradingSession(0, 120_000_000, 300_000_000, 600_000_000, LocalDate.EPOCH);
    BarSeries bars = SessionDay.bars("1970-01-01T00:00:00Z", "1970-01-01T00:06:00Z");

    double[][] columns = SessionDay.over(new SessionTime(), stamp -> session, bars);

    assertThat(columns[0]).containsExactly(-2, 4);
    assertThat(columns[1]).containsExactly(-1, 0);
    assertThat(columns[2]).containsExactly(5, -1);
  }
}
