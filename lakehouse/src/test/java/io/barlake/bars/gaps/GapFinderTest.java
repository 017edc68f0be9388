package io.barlake.bars.gaps;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.bars.SessionCalendar;
import io.barlake.config.Instruments;
import io.barlake.market.Symbol;
import io.barlake.market.calendar.TradingCalendar;
import io.barlake.testing.MarketCalendars;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GapFinderTest {
  private static final long MINUTE_MICROS = 60_000_000L;

  @ParameterizedTest
  @CsvSource({
    // Within a week of full minutes, the hole from the first to before the second of these.
    "EURUSD, 2019-02-13T12:00:00Z, 2019-02-13T14:30:00Z, missing data 150",
    "EURUSD, 2019-02-13T12:00:00Z, 2019-02-13T12:01:00Z, quiet market 1",
    "EURUSD, 2019-02-13T12:00:00Z, 2019-02-13T12:03:00Z, quiet market 3",
    "EURUSD, 2019-02-13T12:00:00Z, 2019-02-13T12:04:00Z, missing data 4",
    "EURUSD, 2019-02-15T20:00:00Z, 2019-02-17T23:00:00Z,"
        + " 'missing data 120, weekend 2880, missing data 60'",
    "EURUSD, 2019-03-31T23:00:00Z, 2019-04-01T00:00:00Z, switch hour 60",
    "EURUSD, 2019-04-02T23:00:00Z, 2019-04-03T00:00:00Z, missing data 60",
    "EURUSD, 2018-12-24T21:00:00Z, 2018-12-26T00:00:00Z,"
        + " 'missing data 60, holiday 60 Christmas, missing data 540, holiday 840 Christmas,"
        + " missing data 120'",
    "XAUUSD, 2018-11-22T17:00:00Z, 2018-11-25T23:00:00Z,"
        + " 'missing data 60, holiday 240 Thanksgiving, daily break 60, missing data 1185,"
        + " holiday 195 Day after Thanksgiving, weekend 2940'",
    "XAUUSD, 2018-03-29T21:00:00Z, 2018-04-01T22:00:00Z,"
        + " 'daily break 60, holiday 1380 Good Friday, weekend 2940'",
    "BTCUSDT, 2019-11-03T06:00:00Z, 2019-11-03T07:01:00Z, switch hour 61",
    "BTCUSDT, 2019-01-06T06:00:00Z, 2019-01-06T07:01:00Z, missing data 61"
  })
  void holeIsCutWhereItsReasonChanges(String symbol, String from, String until, String expected) {
    TradingCalendar calendar = Instruments.load().calendar(new Symbol(symbol));
    long first = micros(from);
    long end = micros(until);
    long[] stamps =
        minutes(
            calendar,
            first - 60 * 86_400_000_000L,
            end + 86_400_000_000L,
            minute -> minute < first || minute >= end);

    List<String> gaps =
        new GapFinder(calendar)
            .find(stamps).stream()
                .filter(gap -> gap.fromMicros() >= first && gap.fromMicros() < end)
                .map(gap -> (gap.kind().words() + " " + gap.minutes() + " " + gap.reason()).strip())
                .toList();

    assertThat(String.join(", ", gaps)).isEqualTo(expected);
  }

  @Test
  void hoursThatAreThinEveryWeekAreQuiet() {
    Random random = new Random(4);
    TradingCalendar calendar = MarketCalendars.FOREX;
    long from = micros("2019-01-06T22:00:00Z");
    long[] stamps =
        minutes(
            calendar,
            from,
            micros("2019-06-01T00:00:00Z"),
            minute -> hourOfDay(minute) != 3 || random.nextInt(10) == 0);

    List<Gap> gaps = new GapFinder(calendar).find(stamps);

    assertThat(gaps).anyMatch(gap -> gap.kind() == GapClass.QUIET_MARKET && gap.minutes() > 15);
    assertThat(gaps).noneMatch(gap -> gap.kind() == GapClass.MISSING_DATA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EURUSD", "XAUUSD", "SPXUSD", "BTCUSDT"})
  void gapsAndMinutesTogetherAreAllTheTimeThereIs(String symbol) {
    TradingCalendar calendar = Instruments.load().calendar(new Symbol(symbol));
    SessionCalendar sessions = SessionCalendar.of(calendar);
    Random random = new Random(7);
    for (int trial = 0; trial < 10; trial++) {
      List<Long> kept = new ArrayList<>();
      long minute = micros("2017-10-01T00:00:00Z") + random.nextInt(100_000) * MINUTE_MICROS;
      while (kept.size() < 5_000) {
        minute += MINUTE_MICROS * (random.nextInt(60) == 0 ? 1 + random.nextInt(6_000) : 1);
        kept.add(minute);
      }
      long[] stamps = kept.stream().mapToLong(Long::longValue).toArray();
      long open = Arrays.stream(stamps).filter(sessions::isOpen).count();
      long at = stamps[0];
      int next = 0;

      for (Gap gap : new GapFinder(calendar).find(stamps)) {
        while (stamps[next] == at) {
          at += MINUTE_MICROS;
          next++;
        }
        assertThat(gap.fromMicros()).isEqualTo(at);
        assertThat(gap.untilMicros()).isGreaterThan(at).isLessThanOrEqualTo(stamps[next]);
        long expected = sessions.expectedMinutes(gap.fromMicros(), gap.untilMicros());
        assertThat(expected).isEqualTo(gap.kind().isOpen() ? gap.minutes() : 0);
        open += expected;
        at = gap.untilMicros();
      }
      assertThat(open)
          .isEqualTo(
              sessions.expectedMinutes(stamps[0], stamps[stamps.length - 1] + MINUTE_MICROS));
    }
  }

  @Test
  void yearThatIsNotThereAtAllIsMissing() {
    TradingCalendar calendar = MarketCalendars.FOREX;
    long[] stamps =
        minutes(
            calendar,
            micros("2017-06-01T00:00:00Z"),
            micros("2019-06-01T00:00:00Z"),
            minute ->
                minute < micros("2017-12-20T00:00:00Z")
                    || minute >= micros("2019-01-10T00:00:00Z"));

    List<Gap> gaps = new GapFinder(calendar).find(stamps);

    assertThat(gaps).noneMatch(gap -> gap.kind() == GapClass.QUIET_MARKET);
    assertThat(gaps.stream().filter(gap -> gap.kind().isLoss()).mapToLong(Gap::minutes).sum())
        .isEqualTo(
            SessionCalendar.of(calendar)
                .expectedMinutes(micros("2017-12-20T00:00:00Z"), micros("2019-01-10T00:00:00Z")));
  }

  @ParameterizedTest
  @CsvSource({
    "2019-02-13T00:00:00Z, 2019-02-14T00:00:00Z",
    "2019-02-13T00:00:00Z, 2019-02-15T00:00:00Z",
    "2019-01-02T00:00:00Z, 2019-02-14T00:00:00Z",
    // A new year of which there are few days.
    "2018-11-20T00:00:00Z, 2019-02-14T00:00:00Z"
  })
  void holeInAShortSeriesIsMissingToo(String from, String until) {
    long holeFrom = micros("2019-02-13T06:00:00Z");
    long holeUntil = micros("2019-02-13T12:00:00Z");
    long[] stamps =
        minutes(
            MarketCalendars.FOREX,
            micros(from),
            micros(until),
            minute -> minute < holeFrom || minute >= holeUntil);

    assertThat(new GapFinder(MarketCalendars.FOREX).find(stamps))
        .contains(new Gap(holeFrom, holeUntil, GapClass.MISSING_DATA, ""));
  }

  @Test
  void noMinutesAndOneMinuteHaveNoGaps() {
    GapFinder finder = new GapFinder(MarketCalendars.FOREX);

    assertThat(finder.find(new long[0])).isEmpty();
    assertThat(finder.find(new long[] {micros("2019-02-13T12:00:00Z")})).isEmpty();
  }

  private static long[] minutes(
      TradingCalendar calendar, long from, long until, LongPredicate kept) {
    SessionCalendar sessions = SessionCalendar.of(calendar);
    List<Long> minutes = new ArrayList<>();
    for (long minute = from; minute < until; minute += MINUTE_MICROS) {
      if (sessions.isOpen(minute) && kept.test(minute)) {
        minutes.add(minute);
      }
    }
    return minutes.stream().mapToLong(Long::longValue).toArray();
  }

  private static long hourOfDay(long micros) {
    return micros / 3_600_000_000L % 24;
  }

  private static long micros(String instant) {
    return Instant.EPOCH.until(Instant.parse(instant), ChronoUnit.MICROS);
  }
}
