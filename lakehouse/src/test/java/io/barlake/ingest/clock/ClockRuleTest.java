package io.barlake.ingest.clock;

import static io.barlake.ingest.clock.FileStamps.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ClockRuleTest {
  private static final LocalDate NEW_YEAR = LocalDate.of(2019, 1, 1);

  @Test
  void tradingMinutesComeBackFromEveryClock() {
    for (ClockRule rule : ClockRules.CANDIDATES) {
      long[] file = FileStamps.forex(rule, LocalDate.of(2005, 1, 1), LocalDate.of(2008, 1, 1));
      long[] utc =
          FileStamps.forex(ClockRules.UTC, LocalDate.of(2005, 1, 1), LocalDate.of(2008, 1, 1));

      assertThat(rule.toUtcMinutes(file)).as(rule.name()).isEqualTo(utc);
    }
  }

  @Test
  void europeanDatesMoveEasternTime() {
    ClockRule rule = ClockRules.EASTERN_ON_EUROPEAN_DATES;

    assertThat(
            rule.toUtcMinutes(
                new long[] {
                  minute("2019-03-10T16:00"), minute("2019-03-31T17:00"), minute("2019-10-27T16:00")
                }))
        .containsExactly(
            minute("2019-03-10T21:00"), minute("2019-03-31T21:00"), minute("2019-10-27T21:00"));
  }

  @Test
  void hourThatIsWrittenTwiceWithOtherBarsIsTwoHours() {
    long[] utc = FileStamps.utcMinutes(NEW_YEAR, NEW_YEAR.plusYears(1)).toArray();
    long[] file = FileStamps.always(ClockRules.NEW_YORK, NEW_YEAR, NEW_YEAR.plusYears(1));

    assertThat(ClockRules.NEW_YORK.toUtcMinutes(file, (one, other) -> false)).isEqualTo(utc);
  }

  @Test
  void hourThatIsWrittenTwiceWithTheSameBarsIsOne() {
    long[] file =
        LongStream.concat(
                LongStream.range(minute("2019-10-27T16:00"), minute("2019-10-27T20:00")),
                LongStream.range(minute("2019-10-27T19:00"), minute("2019-10-27T23:00")))
            .toArray();

    long[] utc = ClockRules.EASTERN_ON_EUROPEAN_DATES.toUtcMinutes(file, (one, other) -> true);

    assertThat(utc[0]).isEqualTo(minute("2019-10-27T21:00"));
    assertThat(utc[180]).isEqualTo(minute("2019-10-28T00:00"));
    assertThat(utc[240]).isEqualTo(minute("2019-10-28T00:00"));
    assertThat(utc[300]).isEqualTo(minute("2019-10-28T01:00"));
  }

  @Test
  void fileThatTurnsItsClockBackLateIsFollowed() {
    long[] file =
        LongStream.concat(
                LongStream.range(minute("2019-10-27T17:00"), minute("2019-10-27T20:00")),
                LongStream.range(minute("2019-10-27T19:00"), minute("2019-10-27T23:00")))
            .toArray();

    long[] utc = ClockRules.EASTERN_ON_EUROPEAN_DATES.toUtcMinutes(file, (one, other) -> false);

    assertThat(utc)
        .isEqualTo(
            LongStream.range(minute("2019-10-27T21:00"), minute("2019-10-28T04:00")).toArray());
  }

  @Test
  void recordOutOfOrderAfterTheSwitchMovesNothing() {
    long[] file = {
      minute("2019-10-27T16:00"),
      minute("2019-10-27T16:45"),
      minute("2019-10-27T16:05"),
      minute("2019-10-27T16:46")
    };

    assertThat(ClockRules.EASTERN_ON_EUROPEAN_DATES.toUtcMinutes(file, (one, other) -> false))
        .isEqualTo(LongStream.of(file).map(stamp -> stamp + 300).toArray());
  }

  @Test
  void anyOrderOfStampsIsConverted() {
    Random random = new Random(1);
    long[] file = random.longs(20_000, 0, 120_000_000).toArray();
    for (ClockRule rule : ClockRules.CANDIDATES) {
      long[] utc = rule.toUtcMinutes(file, (one, other) -> random.nextBoolean());
      for (int i = 0; i < file.length; i++) {
        assertThat(Math.abs(utc[i] - file[i])).isLessThanOrEqualTo(14 * 60);
      }
    }
    assertThat(ClockRules.NEW_YORK.toUtcMinutes(new long[0])).isEmpty();
  }

  @Test
  void oneStampIsConvertedAsAmongMany() {
    long[] file =
        LongStream.iterate(
                minute("2006-01-01T00:00"), at -> at < minute("2008-01-01T00:00"), at -> at + 7)
            .toArray();
    for (ClockRule rule : ClockRules.CANDIDATES) {
      assertThat(LongStream.of(file).map(rule::utcMinute).toArray())
          .as(rule.name())
          .isEqualTo(rule.toUtcMinutes(file));
    }
  }

  @Test
  void namesOfRulesAndWhatPeopleWriteAreUnderstood() {
    for (ClockRule rule : ClockRules.CANDIDATES) {
      assertThat(ClockRules.named(rule.name())).isEqualTo(rule);
    }
    assertThat(ClockRules.named("UTC+05:30").utcMinute(330)).isZero();
    assertThat(ClockRules.named("Asia/Tokyo").utcMinute(540)).isZero();
    for (String wrong : List.of("", "est", "utc+25:00", "utc5", "Mars/Base")) {
      assertThatThrownBy(() -> ClockRules.named(wrong)).hasMessageStartingWith("Unknown clock ");
    }
  }
}
