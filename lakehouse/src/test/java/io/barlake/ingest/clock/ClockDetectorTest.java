package io.barlake.ingest.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.market.TradingWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockDetectorTest {
  private static final LocalDate NEW_YEAR = LocalDate.of(2019, 1, 1);

  private final ClockDetector detector =
      new ClockDetector(List.of(new AssumedClock(ClockRules.NEW_YORK, "as told")));

  @ParameterizedTest
  @ValueSource(ints = {2003, 2010, 2019, 2024})
  void yearProvesItsClock(int year) {
    LocalDate first = LocalDate.of(year, 1, 1);
    for (ClockRule rule : ClockRules.CANDIDATES) {
      ClockVerdict verdict = detect(FileStamps.forex(rule, first, first.plusYears(1)));

      assertThat(verdict.rule()).as("%s %d", rule, year).isEqualTo(rule);
      assertThat(verdict.confidence()).isEqualTo(ClockConfidence.PROVEN);
      assertThat(verdict.survivors()).containsExactly(rule);
      assertThat(verdict.evidence().decidingWeeks()).isNotEmpty();
    }
  }

  @Test
  void weeksBetweenTheSwitchesDecide() {
    ClockVerdict verdict =
        detect(
            FileStamps.forex(
                ClockRules.EASTERN_ON_EUROPEAN_DATES, NEW_YEAR, NEW_YEAR.plusYears(1)));

    assertThat(verdict.evidence().decidingWeeks())
        .containsExactly(
            LocalDate.of(2019, 3, 10),
            LocalDate.of(2019, 3, 17),
            LocalDate.of(2019, 3, 24),
            LocalDate.of(2019, 10, 27));
    assertThat(verdict.sentence())
        .isEqualTo(
            "49 weeks voted, 98 opens and closes match eastern-on-european-dates; told apart by"
                + " the weeks of 2019-03-10, 2019-03-17, 2019-03-24, 2019-10-27.");
  }

  @Test
  void monthInWhichRulesAgreeLeavesThemEquivalent() {
    LocalDate february = LocalDate.of(2019, 2, 1);
    ClockVerdict verdict =
        detect(FileStamps.forex(ClockRules.FIXED_EASTERN, february, february.plusMonths(1)));

    assertThat(verdict.confidence()).isEqualTo(ClockConfidence.EQUIVALENT);
    assertThat(verdict.rule()).isEqualTo(ClockRules.NEW_YORK);
    assertThat(verdict.survivors())
        .containsExactly(
            ClockRules.NEW_YORK, ClockRules.EASTERN_ON_EUROPEAN_DATES, ClockRules.FIXED_EASTERN);
  }

  /** From Tuesday to Thursday no week opens or closes, but three trading days end. */
  @Test
  void daysOfMetalsAreMeasuredByTheirBreaks() {
    LocalDate tuesday = LocalDate.of(2019, 3, 12);
    for (ClockRule rule :
        List.of(
            ClockRules.NEW_YORK,
            ClockRules.EASTERN_ON_EUROPEAN_DATES,
            ClockRules.UTC,
            ClockRules.NEW_YORK_PLUS_7,
            ClockRules.EASTERN_EUROPEAN)) {
      long[] days = FileStamps.metals(rule, tuesday, tuesday.plusDays(3));

      ClockVerdict verdict = detector.detect(ClockEvidence.of(days), TradingWeek.METALS);

      assertThat(verdict.confidence()).as(rule.name()).isEqualTo(ClockConfidence.EQUIVALENT);
      assertThat(verdict.survivors()).as(rule.name()).contains(rule);
      assertThat(verdict.rule().utcMinute(days[0])).isEqualTo(rule.utcMinute(days[0]));
    }
  }

  @Test
  void yearOfMetalsWithoutItsOpensAndClosesIsProvenByItsBreaks() {
    for (ClockRule rule : List.of(ClockRules.NEW_YORK, ClockRules.EASTERN_ON_EUROPEAN_DATES)) {
      long[] year = FileStamps.metals(rule, NEW_YEAR, NEW_YEAR.plusYears(1));
      long[] middles =
          Arrays.stream(year)
              .filter(
                  minute -> {
                    int day =
                        LocalDate.ofEpochDay(Math.floorDiv(minute, 1440)).getDayOfWeek().getValue();
                    return day >= 2 && day <= 4;
                  })
              .toArray();

      ClockVerdict verdict = detector.detect(ClockEvidence.of(middles), TradingWeek.METALS);

      assertThat(verdict.rule()).isEqualTo(rule);
      assertThat(verdict.confidence()).isEqualTo(ClockConfidence.PROVEN);
      assertThat(verdict.sentence()).contains("opens, closes and breaks match " + rule);
    }
  }

  @Test
  void anHourThatAFileLacksOnceIsNoBreak() {
    LocalDate tuesday = LocalDate.of(2019, 3, 12);
    long[] days =
        Arrays.stream(FileStamps.always(ClockRules.UTC, tuesday, tuesday.plusDays(3)))
            .filter(minute -> minute / 60 != FileStamps.minute("2019-03-13T10:00") / 60)
            .toArray();

    assertThat(detector.detect(ClockEvidence.of(days), TradingWeek.METALS).sentence())
        .startsWith("No week opens or closes in these stamps.");
  }

  @Test
  void dayAloneProvesNothing() {
    LocalDate wednesday = LocalDate.of(2019, 5, 15);
    ClockVerdict verdict =
        detect(FileStamps.forex(ClockRules.EASTERN_EUROPEAN, wednesday, wednesday.plusDays(1)));

    assertThat(verdict.confidence()).isEqualTo(ClockConfidence.ASSUMED);
    assertThat(verdict.rule()).isEqualTo(ClockRules.NEW_YORK);
    assertThat(verdict.sentence())
        .isEqualTo("No week opens or closes in these stamps. Assumed new-york, as told.");
  }

  @Test
  void noStampsAndMarketsThatNeverCloseAreAssumed() {
    assertThat(detect(new long[0]).confidence()).isEqualTo(ClockConfidence.ASSUMED);
    assertThat(
            detect(FileStamps.always(ClockRules.UTC, NEW_YEAR, NEW_YEAR.plusYears(1))).confidence())
        .isEqualTo(ClockConfidence.ASSUMED);
  }

  @Test
  void clockOutsideOfTheCandidatesIsNotForcedIntoOne() {
    ClockRule kabul = new ClockRule("kabul", ZoneId.of("Asia/Kabul"), 0);

    assertThat(detect(FileStamps.forex(kabul, NEW_YEAR, NEW_YEAR.plusYears(1))).confidence())
        .isEqualTo(ClockConfidence.ASSUMED);
  }

  @Test
  void holesDoNotTurnTheVerdict() {
    Random random = new Random(8);
    for (ClockRule rule : ClockRules.CANDIDATES) {
      long[] whole = FileStamps.forex(rule, NEW_YEAR, NEW_YEAR.plusYears(1));
      long[] thin = FileStamps.thinned(whole, 0.4, 9);
      for (int hole = 0; hole < 30; hole++) {
        int from = random.nextInt(thin.length - 400);
        thin = without(thin, from, 1 + random.nextInt(400));
      }
      assertThat(detect(thin).rule()).as(rule.name()).isEqualTo(rule);
    }
  }

  @Test
  void hourMissingAtOneOpenOfADecidingWeekDoesNotTurnTheVerdict() {
    long[] whole =
        FileStamps.forex(ClockRules.EASTERN_ON_EUROPEAN_DATES, NEW_YEAR, NEW_YEAR.plusYears(1));
    int open = Arrays.binarySearch(whole, FileStamps.minute("2019-03-10T16:00"));

    ClockVerdict verdict = detect(without(whole, open, 60));

    assertThat(verdict.rule()).isEqualTo(ClockRules.EASTERN_ON_EUROPEAN_DATES);
    assertThat(verdict.confidence()).isEqualTo(ClockConfidence.PROVEN);
  }

  private ClockVerdict detect(long[] stamps) {
    return detector.detect(ClockEvidence.of(stamps), TradingWeek.FOREX);
  }

  private static long[] without(long[] stamps, int from, int count) {
    long[] shorter = Arrays.copyOf(stamps, stamps.length - count);
    System.arraycopy(stamps, from + count, shorter, from, shorter.length - from);
    return shorter;
  }
}
