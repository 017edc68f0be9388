package io.barlake.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.market.calendar.TradingCalendar;
import io.barlake.testing.MarketCalendars;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionCalendarTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final SessionCalendar FOREX = SessionCalendar.of(MarketCalendars.FOREX);
  private static final SessionCalendar METALS = SessionCalendar.of(MarketCalendars.METALS);

  @ParameterizedTest
  @CsvSource({
    // Winter and summer; both sides of the day's turn.
    "2019-01-09T21:59:00Z, 2019-01-08T22:00:00Z, 2019-01-09T22:00:00Z, 2019-01-09",
    "2019-01-09T22:00:00Z, 2019-01-09T22:00:00Z, 2019-01-10T22:00:00Z, 2019-01-10",
    "2019-07-10T20:59:00Z, 2019-07-09T21:00:00Z, 2019-07-10T21:00:00Z, 2019-07-10",
    "2019-07-10T21:00:00Z, 2019-07-10T21:00:00Z, 2019-07-11T21:00:00Z, 2019-07-11",
    // The week before the clocks change ends in winter, the next one opens in summer.
    "2019-03-08T21:59:00Z, 2019-03-07T22:00:00Z, 2019-03-08T22:00:00Z, 2019-03-08",
    "2019-03-10T21:00:00Z, 2019-03-10T21:00:00Z, 2019-03-11T21:00:00Z, 2019-03-11",
    "2019-11-01T20:59:00Z, 2019-10-31T21:00:00Z, 2019-11-01T21:00:00Z, 2019-11-01",
    "2019-11-03T22:00:00Z, 2019-11-03T22:00:00Z, 2019-11-04T22:00:00Z, 2019-11-04",
    // Until 2006: first Sunday of April to last Sunday of October.
    "2006-03-13T12:00:00Z, 2006-03-12T22:00:00Z, 2006-03-13T22:00:00Z, 2006-03-13",
    "2006-04-03T12:00:00Z, 2006-04-02T21:00:00Z, 2006-04-03T21:00:00Z, 2006-04-03",
    "2006-10-30T12:00:00Z, 2006-10-29T22:00:00Z, 2006-10-30T22:00:00Z, 2006-10-30",
    "2000-04-03T12:00:00Z, 2000-04-02T21:00:00Z, 2000-04-03T21:00:00Z, 2000-04-03",
    "2007-03-12T12:00:00Z, 2007-03-11T21:00:00Z, 2007-03-12T21:00:00Z, 2007-03-12",
    // Closed hours belong to the session that follows.
    "2019-01-11T22:00:00Z, 2019-01-13T22:00:00Z, 2019-01-14T22:00:00Z, 2019-01-14",
    "2019-01-12T12:00:00Z, 2019-01-13T22:00:00Z, 2019-01-14T22:00:00Z, 2019-01-14"
  })
  void dayTurnsAtFiveInTheAfternoonOfNewYork(
      String instant, String open, String close, LocalDate date) {
    TradingSession session = FOREX.sessionOf(micros(instant));

    assertThat(session.openMicros()).isEqualTo(micros(open));
    assertThat(session.closeMicros()).isEqualTo(micros(close)).isEqualTo(session.endMicros());
    assertThat(session.date()).isEqualTo(date);
  }

  @Test
  void everySessionOfForexIsAWeekdayOfTwentyFourHours() {
    int last = FOREX.indexOf(micros("2060-01-01T00:00:00Z"));
    LocalDate date = LocalDate.ofEpochDay(FOREX.dateEpochDay(0));
    for (int i = 0; i < last; i++) {
      TradingSession session = FOREX.session(i);

      assertThat(session.date()).isEqualTo(date);
      assertThat(local(session.closeMicros()).toLocalTime()).isEqualTo(LocalTime.of(17, 0));
      assertThat(local(session.closeMicros()).toLocalDate()).isEqualTo(date);
      assertThat(session.closeMicros() - session.openMicros()).isEqualTo(86_400_000_000L);
      date = date.plusDays(date.getDayOfWeek() == DayOfWeek.FRIDAY ? 3 : 1);
    }
  }

  @Test
  void everyInstantBelongsToOneSession() {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      long instant = random.nextLong(1_800_000_000L) * 1_000_000 + 432_000_000_000L * 2;
      int index = FOREX.indexOf(instant);

      assertThat(instant).isBetween(FOREX.startMicros(index), FOREX.endMicros(index) - 1);
      assertThat(FOREX.startMicros(index + 1)).isEqualTo(FOREX.endMicros(index));
    }
  }

  @Test
  void fullWeekOfForexHasSevenThousandTwoHundredMinutes() {
    assertThat(
            FOREX.expectedMinutes(micros("2019-02-03T00:00:00Z"), micros("2019-02-10T00:00:00Z")))
        .isEqualTo(7_200);
    assertThat(
            FOREX.expectedMinutes(micros("2019-03-09T00:00:00Z"), micros("2019-03-16T00:00:00Z")))
        .isEqualTo(7_200);
  }

  @Test
  void fullWeekOfMetalsLacksAnHourADay() {
    assertThat(
            METALS.expectedMinutes(micros("2018-02-04T00:00:00Z"), micros("2018-02-11T00:00:00Z")))
        .isEqualTo(5 * 23 * 60);
  }

  @Test
  void dailyBreakOfMetalsExpectsNothingButIsPartOfTheDay() {
    long turn = micros("2018-02-06T22:00:00Z");
    long reopen = micros("2018-02-06T23:00:00Z");

    assertThat(METALS.sessionOf(turn))
        .isEqualTo(
            new TradingSession(
                turn,
                reopen,
                micros("2018-02-07T22:00:00Z"),
                micros("2018-02-07T22:00:00Z"),
                LocalDate.of(2018, 2, 7)));
    assertThat(METALS.isOpen(turn)).isFalse();
    assertThat(METALS.isOpen(reopen)).isTrue();
    assertThat(METALS.expectedMinutes(turn, reopen)).isZero();
    assertThat(METALS.expectedMinutes(turn, reopen + 60_000_000L)).isEqualTo(1);
  }

  @Test
  void metalsOpenTheirWeekAtSixInTheEvening() {
    TradingSession monday = METALS.sessionOf(micros("2018-07-09T12:00:00Z"));

    assertThat(monday.openMicros()).isEqualTo(micros("2018-07-08T22:00:00Z"));
  }

  @Test
  void expectedMinutesAreThoseOfTheWallClockOfNewYork() {
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      // No holiday of either market falls between the middle of September and that of November.
      long from =
          micros((2000 + i % 30) + "-09-10T00:00:00Z") + random.nextInt(80_000) * 60_000_000L;
      long to = from + random.nextInt(12_000) * 60_000_000L;
      long forex = 0;
      long metals = 0;
      for (long minute = from; minute < to; minute += 60_000_000L) {
        ZonedDateTime local = local(minute);
        DayOfWeek day = local.getDayOfWeek();
        int hour = local.getHour();
        boolean open =
            switch (day) {
              case SATURDAY -> false;
              case SUNDAY -> hour >= 17;
              case FRIDAY -> hour < 17;
              case MONDAY, TUESDAY, WEDNESDAY, THURSDAY -> true;
            };
        forex += open ? 1 : 0;
        metals += open && hour != 17 ? 1 : 0;
      }

      assertThat(FOREX.expectedMinutes(from, to)).isEqualTo(forex);
      assertThat(METALS.expectedMinutes(from, to)).isEqualTo(metals);
    }
  }

  @Test
  void weekAndMonthAreWholeSessions() {
    int wednesday = FOREX.indexOf(micros("2019-05-01T12:00:00Z"));

    assertThat(FOREX.session(FOREX.firstOf(Timeframe.WEEK, wednesday)).date())
        .isEqualTo("2019-04-29");
    assertThat(FOREX.session(FOREX.lastOf(Timeframe.WEEK, wednesday)).date())
        .isEqualTo("2019-05-03");
    assertThat(FOREX.firstOf(Timeframe.MONTH, wednesday)).isEqualTo(wednesday);
    assertThat(FOREX.session(FOREX.lastOf(Timeframe.MONTH, wednesday)).date())
        .isEqualTo("2019-05-31");
  }

  @Test
  void roundTheClockHasTheDaysOfUtc() {
    SessionCalendar crypto = SessionCalendar.of(MarketCalendars.CRYPTO);
    long saturday = micros("2021-11-27T15:00:00Z");

    assertThat(crypto.sessionOf(saturday))
        .isEqualTo(
            new TradingSession(
                micros("2021-11-27T00:00:00Z"),
                micros("2021-11-27T00:00:00Z"),
                micros("2021-11-28T00:00:00Z"),
                micros("2021-11-28T00:00:00Z"),
                LocalDate.of(2021, 11, 27)));
    int index = crypto.indexOf(saturday);
    assertThat(crypto.session(crypto.firstOf(Timeframe.WEEK, index)).date())
        .isEqualTo("2021-11-22");
    assertThat(crypto.expectedMinutes(saturday, saturday + 7 * 86_400_000_000L)).isEqualTo(10_080);
  }

  @Test
  void holidayIsASessionThatExpectsNothing() {
    TradingSession goodFriday = METALS.sessionOf(micros("2018-03-30T12:00:00Z"));

    assertThat(goodFriday.date()).isEqualTo("2018-03-30");
    assertThat(METALS.expectedMinutes(goodFriday.openMicros(), goodFriday.endMicros())).isZero();
    assertThat(
            FOREX.expectedMinutes(micros("2018-12-31T22:00:00Z"), micros("2019-01-01T22:00:00Z")))
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({
    // As the real archive of 2018 has them, in New York.
    "2018-01-15, 13:00",
    "2018-02-19, 13:00",
    "2018-05-28, 13:00",
    "2018-07-04, 13:00",
    "2018-09-03, 13:00",
    "2018-11-22, 13:00",
    "2018-11-23, 13:45",
    "2018-12-24, 13:45"
  })
  void metalsCloseEarlyOnTheHolidaysOfTheUnitedStates(LocalDate date, LocalTime close) {
    long closes = date.atTime(close).atZone(NEW_YORK).toEpochSecond() * 1_000_000;
    TradingSession session = METALS.sessionOf(closes);

    assertThat(session.date()).isEqualTo(date);
    assertThat(METALS.isOpen(closes - 60_000_000L)).isTrue();
    assertThat(METALS.expectedMinutes(closes, session.endMicros())).isZero();
  }

  @Test
  void christmasOfForexIsTheNightBefore() {
    assertThat(
            FOREX.expectedMinutes(micros("2019-12-24T22:00:00Z"), micros("2019-12-25T22:00:00Z")))
        .isEqualTo(9 * 60);
    assertThat(FOREX.isOpen(micros("2019-12-24T22:30:00Z"))).isFalse();
    assertThat(FOREX.isOpen(micros("2019-12-25T07:59:00Z"))).isTrue();
    assertThat(FOREX.isOpen(micros("2019-12-25T08:00:00Z"))).isFalse();
  }

  @Test
  void indicesPausedAfterTheStockExchangeUntilJune2021() {
    SessionCalendar indices = SessionCalendar.of(MarketCalendars.INDICES);

    assertThat(
            indices.expectedMinutes(micros("2021-06-23T22:00:00Z"), micros("2021-06-24T22:00:00Z")))
        .isEqualTo(22 * 60 + 45);
    assertThat(
            indices.expectedMinutes(micros("2021-06-28T22:00:00Z"), micros("2021-06-29T22:00:00Z")))
        .isEqualTo(23 * 60);
    assertThat(indices.isOpen(micros("2021-06-24T20:15:00Z"))).isFalse();
    assertThat(indices.isOpen(micros("2021-06-24T20:30:00Z"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"utc", "Europe/Berlin"})
  void dayOfAZoneRunsFromMidnightToMidnight(String anchor) {
    SessionCalendar days = SessionCalendar.of(MarketCalendars.FOREX, Anchor.parse(anchor));
    ZoneId zone = Anchor.parse(anchor).zoneId();
    for (int i = days.indexOf(micros("2000-01-01T00:00:00Z")); i < 12_000; i++) {
      TradingSession day = days.session(i);

      assertThat(day.openMicros())
          .isEqualTo(day.date().atStartOfDay(zone).toEpochSecond() * 1_000_000);
      assertThat(day.endMicros())
          .isEqualTo(day.date().plusDays(1).atStartOfDay(zone).toEpochSecond() * 1_000_000);
      assertThat(day.date().getDayOfWeek()).isNotEqualTo(DayOfWeek.SATURDAY);
    }
  }

  @Test
  void sundayOfUtcIsAStubOfItsOwnAndInTheWeekThatFollows() {
    SessionCalendar days = SessionCalendar.of(MarketCalendars.FOREX, Anchor.parse("utc"));
    int sunday = days.indexOf(micros("2019-01-13T23:00:00Z"));

    assertThat(days.session(sunday).date()).isEqualTo("2019-01-13");
    assertThat(days.expectedMinutes(days.openMicros(sunday), days.endMicros(sunday)))
        .isEqualTo(120);
    assertThat(days.firstOf(Timeframe.WEEK, sunday)).isEqualTo(sunday);
    assertThat(days.session(days.lastOf(Timeframe.WEEK, sunday)).date()).isEqualTo("2019-01-18");
  }

  @Test
  void stubThatIsMergedIsPartOfMonday() {
    SessionCalendar days = SessionCalendar.of(MarketCalendars.FOREX, Anchor.parse("utc:merged"));
    TradingSession monday = days.sessionOf(micros("2019-01-13T23:00:00Z"));

    assertThat(monday)
        .isEqualTo(
            new TradingSession(
                micros("2019-01-12T00:00:00Z"),
                micros("2019-01-13T22:00:00Z"),
                micros("2019-01-15T00:00:00Z"),
                micros("2019-01-15T00:00:00Z"),
                LocalDate.of(2019, 1, 14)));
    assertThat(days.expectedMinutes(monday.openMicros(), monday.endMicros())).isEqualTo(26 * 60);
    assertThat(days.sessionOf(micros("2019-01-15T00:00:00Z")).date()).isEqualTo("2019-01-15");
  }

  @ParameterizedTest
  @CsvSource({
    // Christmas and New Year on a Monday: the stamp is that of the usual open all the same.
    "2023-12-25T12:00:00Z, 2023-12-24T22:00:00Z",
    "2024-01-01T12:00:00Z, 2023-12-31T22:00:00Z"
  })
  void stubIsStampedAtItsUsualOpenAlsoOnAHoliday(String monday, String open) {
    SessionCalendar days = SessionCalendar.of(MarketCalendars.FOREX, Anchor.parse("utc:merged"));

    assertThat(days.sessionOf(micros(monday)).openMicros()).isEqualTo(micros(open));
  }

  @Test
  void saturdayMorningOfTokyoIsNotMergedOverTheWeekend() {
    SessionCalendar days =
        SessionCalendar.of(MarketCalendars.FOREX, Anchor.parse("Asia/Tokyo:merged"));

    assertThat(days.sessionOf(micros("2019-01-11T20:00:00Z")).date()).isEqualTo("2019-01-12");
    assertThat(days.sessionOf(micros("2019-01-13T22:00:00Z")).date()).isEqualTo("2019-01-14");
  }

  @ParameterizedTest
  @CsvSource({
    "session",
    "utc",
    "utc:merged",
    "Asia/Tokyo",
    "America/New_York",
    "Australia/Lord_Howe"
  })
  void whatIsExpectedIsTheSameWhereverDaysBegin(String anchor) {
    Random random = new Random(3);
    for (TradingCalendar calendar : List.of(MarketCalendars.FOREX, MarketCalendars.INDICES)) {
      SessionCalendar sessions = SessionCalendar.of(calendar);
      SessionCalendar days = SessionCalendar.of(calendar, Anchor.parse(anchor));
      for (int i = 0; i < 5_000; i++) {
        long from = micros("2000-01-01T00:00:00Z") + random.nextInt(20_000_000) * 60_000_000L;
        long to = from + random.nextInt(20_000) * 60_000_000L;

        assertThat(days.expectedMinutes(from, to)).isEqualTo(sessions.expectedMinutes(from, to));
        assertThat(days.isOpen(from)).isEqualTo(sessions.isOpen(from));
        int index = days.indexOf(from);
        long cut = Math.min(to, days.endMicros(index));
        assertThat(days.expectedMinutesWithin(index, from, cut))
            .isEqualTo((int) days.expectedMinutes(from, cut));
      }
    }
  }

  @Test
  void openAndClosedStretchesFollowEachOther() {
    long at = micros("2019-11-27T12:00:00Z");

    assertThat(METALS.nextOpenMicros(at)).isEqualTo(at);
    assertThat(METALS.openUntilMicros(at)).isEqualTo(micros("2019-11-27T22:00:00Z"));
    assertThat(METALS.nextOpenMicros(micros("2019-11-27T22:00:00Z")))
        .isEqualTo(micros("2019-11-27T23:00:00Z"));
    assertThat(METALS.openUntilMicros(micros("2019-11-27T23:00:00Z")))
        .isEqualTo(micros("2019-11-28T18:00:00Z"));
    assertThat(FOREX.openUntilMicros(at)).isEqualTo(micros("2019-11-29T22:00:00Z"));
  }

  @Test
  void instantsBeforeTheFirstSessionAreRefused() {
    assertThatThrownBy(() -> FOREX.sessionOf(micros("1969-12-31T00:00:00Z")))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Unsupported stamp 1969-12-31T00:00:00Z: sessions are known from 1970 to"
                + " 2099-12-31T22:00:00Z.");
  }

  private static long micros(String instant) {
    return Instant.parse(instant).getEpochSecond() * 1_000_000;
  }

  private static ZonedDateTime local(long micros) {
    return Instant.ofEpochSecond(micros / 1_000_000).atZone(NEW_YORK);
  }
}
