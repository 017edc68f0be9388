package io.barlake.bars.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.bars.Anchor;
import io.barlake.bars.SessionCalendar;
import io.barlake.bars.Timeframe;
import io.barlake.config.Instruments;
import io.barlake.market.Symbol;
import io.barlake.testing.MarketCalendars;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameClockTest {
  private static final SessionCalendar FOREX = SessionCalendar.of(MarketCalendars.FOREX);
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final long MINUTE_MICROS = 60_000_000L;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1m",
        "7m",
        "45m",
        "1h",
        "4h",
        "5h",
        "12h",
        "1d",
        "3d",
        "1w",
        "2w",
        "1M",
        "3M",
        "4h@utc",
        "1d@utc",
        "1d@utc:merged",
        "1w@Asia/Tokyo",
        "7h@Europe/London"
      })
  void whereTheClockStoodBeforeChangesNothing(String label) {
    Timeframe frame = Timeframe.parse(label);
    SessionCalendar sessions = SessionCalendar.of(MarketCalendars.METALS, frame.anchor());
    FrameClock clock = new FrameClock(sessions, frame);
    Random random = new Random(23);
    long first = micros("2000-01-01T00:00:00Z");
    long minute = first;
    for (int i = 0; i < 20_000; i++) {
      minute =
          random.nextInt(50) == 0
              ? first + random.nextInt(10_000_000) * MINUTE_MICROS
              : minute + (random.nextInt(120) - 40) * MINUTE_MICROS;
      clock.moveTo(minute);
      FrameClock fresh = new FrameClock(sessions, frame);
      fresh.moveTo(minute);

      assertThat(clock.openMicros()).isEqualTo(fresh.openMicros());
      assertThat(clock.endMicros()).isEqualTo(fresh.endMicros()).isGreaterThan(minute);
      assertThat(clock.sessionEpochDay()).isEqualTo(fresh.sessionEpochDay());
      assertThat(clock.expectedMinutes())
          .isEqualTo(fresh.expectedMinutes())
          .isEqualTo((int) sessions.expectedMinutes(clock.startMicros(), clock.endMicros()));
      assertThat(clock.startMicros())
          .isEqualTo(fresh.startMicros())
          .isLessThanOrEqualTo(Math.min(minute, clock.openMicros()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    // The weekend on which the clocks go forward has 47 hours, the other one 49.
    "2019-03-08T22:30:00Z, 2019-03-08T22:00:00Z, 2019-03-09T01:00:00Z",
    "2019-11-01T21:30:00Z, 2019-11-01T21:00:00Z, 2019-11-01T22:00:00Z",
    "2019-11-01T22:30:00Z, 2019-11-01T22:00:00Z, 2019-11-02T02:00:00Z"
  })
  void closedHoursThatDoNotDivideBeginWithAShorterBar(String minute, String open, String end) {
    FrameClock clock = new FrameClock(FOREX, Timeframe.parse("4h"));
    clock.moveTo(micros(minute));

    assertThat(clock.openMicros()).isEqualTo(micros(open));
    assertThat(clock.endMicros()).isEqualTo(micros(end));
    assertThat(clock.expectedMinutes()).isZero();
  }

  @Test
  void monthBeginsWithTheFirstSessionThatClosesInIt() {
    FrameClock clock = new FrameClock(FOREX, Timeframe.MONTH);
    clock.moveTo(micros("2019-06-12T00:00:00Z"));

    assertThat(clock.openMicros()).isEqualTo(micros("2019-06-02T21:00:00Z"));
    assertThat(clock.endMicros()).isEqualTo(micros("2019-06-28T21:00:00Z"));
    assertThat(clock.expectedMinutes()).isEqualTo(20 * 1_440);
  }

  @ParameterizedTest
  @CsvSource({
    // Gold: counted from 18:00 New York; the last of the day has three hours.
    "XAUUSD, 4h, 2018-02-07T00:30:00Z, 2018-02-06T23:00:00Z, 2018-02-07T03:00:00Z, 240",
    "XAUUSD, 4h, 2018-02-07T19:30:00Z, 2018-02-07T19:00:00Z, 2018-02-07T22:00:00Z, 180",
    "XAUUSD, 4h, 2018-07-04T16:30:00Z, 2018-07-04T14:00:00Z, 2018-07-04T18:00:00Z, 180",
    // What was recorded in the break before the open is counted backwards from it.
    "XAUUSD, 4h, 2018-02-06T22:30:00Z, 2018-02-06T22:00:00Z, 2018-02-06T23:00:00Z, 0",
    // Seven minutes do not divide a day of forex.
    "EURUSD, 7m, 2018-02-07T21:58:00Z, 2018-02-07T21:55:00Z, 2018-02-07T22:00:00Z, 5",
    // Days of UTC, and the hours of a zone on the days on which its clocks change.
    "EURUSD, 4h@utc, 2018-02-07T03:59:00Z, 2018-02-07T00:00:00Z, 2018-02-07T04:00:00Z, 240",
    "EURUSD, 4h@utc, 2018-02-04T22:30:00Z, 2018-02-04T20:00:00Z, 2018-02-05T00:00:00Z, 120",
    "BTCUSDT, 4h@Europe/Berlin, 2018-03-25T20:00:00Z, 2018-03-25T19:00:00Z, 2018-03-25T22:00:00Z, 180",
    "BTCUSDT, 4h@Europe/Berlin, 2018-10-28T22:30:00Z, 2018-10-28T22:00:00Z, 2018-10-28T23:00:00Z, 60"
  })
  void framesBeginAnewAtTheOpenAndTheLastBarIsShorter(
      Symbol symbol, String label, String minute, String open, String end, int expected) {
    Timeframe frame = Timeframe.parse(label);
    FrameClock clock =
        new FrameClock(
            SessionCalendar.of(Instruments.load().calendar(symbol), frame.anchor()), frame);
    clock.moveTo(micros(minute));

    assertThat(clock.openMicros()).isEqualTo(micros(open));
    assertThat(clock.endMicros()).isEqualTo(micros(end));
    assertThat(clock.expectedMinutes()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1m", "7m", "1h", "4h", "23h", "1d"})
  void noBarUpToADaySpansAWeekend(String label) {
    for (String anchor : List.of("session", "utc", "utc:merged", "Asia/Tokyo", "Europe/London")) {
      Timeframe frame = Timeframe.parse(label).at(Anchor.parse(anchor));
      FrameClock clock =
          new FrameClock(SessionCalendar.of(MarketCalendars.FOREX, frame.anchor()), frame);
      for (LocalDate friday = LocalDate.of(2000, 1, 7);
          friday.getYear() < 2027;
          friday = friday.plusWeeks(1)) {
        long close = friday.atTime(17, 0).atZone(NEW_YORK).toEpochSecond() * 1_000_000;
        clock.moveTo(close - MINUTE_MICROS);
        long end = clock.endMicros();
        clock.moveTo(friday.plusDays(2).atTime(17, 0).atZone(NEW_YORK).toEpochSecond() * 1_000_000);

        assertThat(clock.startMicros()).isGreaterThanOrEqualTo(end);
      }
    }
  }

  private static long micros(String instant) {
    return Instant.parse(instant).getEpochSecond() * 1_000_000;
  }
}
