package io.barlake.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.market.calendar.Holiday;
import io.barlake.market.calendar.TradingCalendar;
import io.barlake.market.calendar.TradingHours;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarsTest {
  private static final String GOOD =
      """
      zone = "America/New_York"
      day-begins = "17:00"
      days = [monday, tuesday]
      sessions-a-year = 104
      hours = ["18:00-16:15", "16:30-17:00"]
      """;

  /** As the exchange has published them: the days from 2000 to 2026 that ended at 13:00. */
  private static final String EARLY =
      """
      2000-07-03 2000-11-24 2001-07-03 2001-11-23 2001-12-24 2002-07-05 2002-11-29 2002-12-24
      2003-07-03 2003-11-28 2003-12-24 2003-12-26 2004-11-26 2005-11-25 2006-07-03 2006-11-24
      2007-07-03 2007-11-23 2007-12-24 2008-07-03 2008-11-28 2008-12-24 2009-11-27 2009-12-24
      2010-11-26 2011-11-25 2012-07-03 2012-11-23 2012-12-24 2013-07-03 2013-11-29 2013-12-24
      2014-07-03 2014-11-28 2014-12-24 2015-11-27 2015-12-24 2016-11-25 2017-07-03 2017-11-24
      2018-07-03 2018-11-23 2018-12-24 2019-07-03 2019-11-29 2019-12-24 2020-11-27 2020-12-24
      2021-11-26 2022-11-25 2023-07-03 2023-11-24 2024-07-03 2024-11-29 2024-12-24 2025-07-03
      2025-11-28 2025-12-24 2026-11-27 2026-12-24""";

  @Test
  void stockExchangeOfNewYorkOpensOnTheDaysOnWhichItDid() {
    TradingCalendar exchange = Calendars.load("us-equities");
    int[] days = {
      252, 248, 252, 252, 252, 252, 251, 251, 253, 252, 252, 252, 250, 252, 252, 252, 252, 251, 251,
      252, 253, 252, 251, 250, 252, 250, 251
    };

    for (int i = 0; i < days.length; i++) {
      int year = 2000 + i;
      Map<LocalDate, Holiday> holidays = exchange.holidays(year, year);
      long open =
          LocalDate.of(year, 1, 1)
              .datesUntil(LocalDate.of(year + 1, 1, 1))
              .filter(exchange::hasSession)
              .filter(date -> !holidays.containsKey(date) || !holidays.get(date).hours().isEmpty())
              .count();

      assertThat(open).as("%d", year).isEqualTo(days[i]);
    }
  }

  @ParameterizedTest
  @CsvSource({"forex, 260", "us-equities, 252", "crypto, 365"})
  void aYearHasAsManySessionsAsPeopleAnnualiseWith(String calendar, int sessions) {
    assertThat(Calendars.load(calendar).sessionsAYear()).isEqualTo(sessions);
  }

  @Test
  void stockExchangeOfNewYorkEndsEarlyOnTheDaysOnWhichItDid() {
    TradingCalendar exchange = Calendars.load("us-equities");
    Map<LocalDate, Holiday> holidays = new TreeMap<>(exchange.holidays(2000, 2026));

    assertThat(
            holidays.entrySet().stream()
                .filter(day -> exchange.hasSession(day.getKey()) && day.getKey().getYear() < 2027)
                .filter(day -> day.getKey().getYear() >= 2000)
                .filter(day -> !day.getValue().hours().isEmpty())
                .map(day -> day.getKey().toString()))
        .containsExactlyElementsOf(Stream.of(EARLY.split("\\s+")).toList());
  }

  @ParameterizedTest
  @CsvSource({
    // New Year of 2005 was a Saturday and lost; of 2006 a Sunday and moved.
    "2004-12-31, false",
    "2005-01-03, false",
    "2006-01-02, true",
    // Christmas of 2004 was a Saturday and moved to Friday.
    "2004-12-24, true",
    "2001-09-12, true",
    "2012-10-30, true",
    "2021-06-18, false",
    "2022-06-20, true",
    "2018-03-30, true",
    "2024-03-29, true"
  })
  void holidayMovesOffTheWeekendOrIsLost(LocalDate date, boolean closed) {
    Holiday holiday = Calendars.load("us-equities").holidays(2000, 2030).get(date);

    assertThat(holiday != null && holiday.hours().isEmpty()).isEqualTo(closed);
  }

  @Test
  void everyCalendarOfTheFolderIsRead() {
    for (String name : List.of("forex", "metals", "indices", "crypto", "us-equities")) {
      assertThat(Calendars.load(name).name()).isEqualTo(name);
    }
  }

  @Test
  void hoursUntilADateGoBeforeTheUsualOnes() {
    TradingCalendar calendar =
        calendar(GOOD + "earlier-hours = [{ until = \"2015-12-31\", hours = [\"17:00-17:00\"] }]");

    assertThat(calendar.usualHours(LocalDate.of(2015, 12, 31)))
        .containsExactly(TradingHours.parse("17:00-17:00"));
    assertThat(calendar.usualHours(LocalDate.of(2016, 1, 1))).hasSize(2);
  }

  @Test
  void ofTwoHolidaysOnOneDateTheFirstListedHolds() {
    TradingCalendar calendar =
        calendar(
            GOOD
                + """
                holidays = [
                  { name = A, on = "12-24", from = 2020, hours = ["18:00-13:00"] }
                  { name = B, on = ["12-24", "07-04"] }
                  { name = C, on = "02-29" }
                  { name = D, on = "fourth thursday of november + 1" }
                ]
                """);

    Map<LocalDate, Holiday> holidays = calendar.holidays(2019, 2020);
    assertThat(holidays.get(LocalDate.of(2019, 12, 24)).name()).isEqualTo("B");
    assertThat(holidays.get(LocalDate.of(2020, 12, 24)).name()).isEqualTo("A");
    assertThat(holidays.get(LocalDate.of(2020, 2, 29)).name()).isEqualTo("C");
    assertThat(holidays.get(LocalDate.of(2020, 11, 27)).name()).isEqualTo("D");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zone = UTC | zone = Nowhere | Unknown time-zone ID: Nowhere",
        "days = [monday | days = [mnday | \"mnday\" is no weekday",
        "\"18:00-16:15\" | \"18:00\" | hours \"18:00\", expected such as 18:00-17:00",
        "\"18:00-16:15\" | \"18:00-16:45\" | hours overlap or are not in order:"
            + " [18:00-16:45, 16:30-17:00]",
        "\"18:00-16:15\" | \"16:00-18:15\" | hours 16:00-18:15 do not lie in a day from 17:00",
        "zone = | opens = 5, zone = | unknown key opens",
        "sessions-a-year = 104 | sessions-a-year = 0 | sessions-a-year = 0, expected 1 to 366",
        "hours = | holidays = [{ name = A, on = \"13-01\" }], hours = | \"13-01\" of holiday \"A\" is"
            + " no day",
        "hours = | holidays = [{ name = A, on = \"fifth monday of may\" }], hours = | \"fifth monday"
            + " of may\" of holiday \"A\" is no day",
        "hours = | holidays = [{ name = A, on = \"easter * 2\" }], hours = | \"easter * 2\" of holiday"
            + " \"A\" is no day",
        "hours = | holidays = [{ name = A, on = easter, observed = x }], hours = | observed = x,"
            + " expected next-monday or nearest-weekday"
      })
  void whatIsWrongWithACalendarIsSaidInOneLine(String right, String wrong, String message) {
    String text = GOOD.replace("\"America/New_York\"", "UTC");
    assertThat(text).contains(right);

    assertThatThrownBy(() -> calendar(text.replace(right, wrong)))
        .isInstanceOfSatisfying(
            BarlakeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_CONFIG))
        .hasMessage(
            "Invalid calendar \"test\" (test.conf: 1): "
                + message
                + ". conf/calendars/forex.conf explains every key.");
  }

  private static TradingCalendar calendar(String text) {
    return Calendars.of(
        "test",
        ConfigFactory.parseString(
            text, ConfigParseOptions.defaults().setOriginDescription("test.conf")));
  }
}
