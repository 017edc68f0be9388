package io.barlake.bars.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.barlake.bars.SeededMinutes;
import io.barlake.bars.gaps.DayCoverage;
import io.barlake.bars.kernel.MinuteSeries;
import io.barlake.bars.quality.DayQuality.Faults;
import io.barlake.market.PriceScale;
import io.barlake.testing.MarketCalendars;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Twelve weeks of minutes, of which one in fifty is missing, and a Wednesday that is harmed. */
class QualityJudgeTest {
  private static final QualityRules RULES = new QualityRules(20, 30, 15, 30);
  private static final LocalDate WEDNESDAY = LocalDate.of(2019, 2, 13);
  private static final MinuteSeries MINUTES =
      SeededMinutes.between("2019-01-06T22:00:00Z", "2019-03-29T21:00:00Z", 1.13, 5);
  private static final int NOON = indexOf("2019-02-13T12:00:00Z");

  @Test
  void soundDayIsPerfect() {
    DayQuality day = wednesday(MINUTES);

    assertThat(day.score()).isEqualTo(1);
    assertThat(day.coverage().expected()).isEqualTo(1_440);
    assertThat(day.coverage().present()).isBetween(1_380, 1_439);
    assertThat(day.coverage().lost()).isZero();
    assertThat(day.faults()).isEqualTo(new Faults(0, 0, day.faults().zeroRanges(), 0, 0, 0));
    assertThat(Instant.EPOCH.plus(day.openMicros(), ChronoUnit.MICROS))
        .isEqualTo("2019-02-12T22:00:00Z");
    assertThat(Instant.EPOCH.plus(day.lastMinuteMicros(), ChronoUnit.MICROS))
        .isBetween("2019-02-13T21:50:00Z", "2019-02-13T21:59:00Z");
  }

  @Test
  void everyDayThatExpectsMinutesIsJudged() {
    List<DayQuality> days = judge(MINUTES);

    assertThat(days).hasSize(60);
    assertThat(days).extracting(DayQuality::score).allMatch(score -> score > 0.99);
  }

  @Test
  void hoursThatAreMissingCostTheirShare() {
    MinuteSeries cut = without(MINUTES, "2019-02-13T06:00:00Z", "2019-02-13T18:00:00Z");

    DayQuality day = wednesday(cut);

    assertThat(day.coverage().lost()).isBetween(720, 726);
    assertThat(day.score()).isCloseTo(0.5, within(0.01));
  }

  @Test
  void dayWithoutAnyMinuteHasNoScoreAndNoLastMinute() {
    MinuteSeries cut = without(MINUTES, "2019-02-12T22:00:00Z", "2019-02-13T22:00:00Z");

    DayQuality day = wednesday(cut);

    assertThat(day.coverage().lost()).isEqualTo(1_440);
    assertThat(day.score()).isZero();
    assertThat(day.lastMinuteMicros()).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void priceThatLeavesAndReturnsInOneBarIsASpike() {
    MinuteSeries harmed = copy(MINUTES);
    harmed.close()[NOON] *= 10;
    harmed.high()[NOON] = harmed.close()[NOON];

    DayQuality day = wednesday(harmed);

    assertThat(day.faults().spikes()).isEqualTo(1);
    assertThat(day.faults().outliers()).isEqualTo(2);
    assertThat(day.score()).isCloseTo(0.98, within(1e-9));
  }

  @Test
  void priceThatStaysIsAnOutlierAndCostsNothing() {
    MinuteSeries harmed = copy(MINUTES);
    for (int i = NOON; i < harmed.size(); i++) {
      for (double[] column : List.of(harmed.open(), harmed.high(), harmed.low(), harmed.close())) {
        column[i] *= 1.05;
      }
    }

    DayQuality day = wednesday(harmed);

    assertThat(day.faults().outliers()).isEqualTo(1);
    assertThat(day.faults().spikes()).isZero();
    assertThat(day.score()).isEqualTo(1);
  }

  @Test
  void manySpikesCostHalfAtMost() {
    assertThat(quality(0, new Faults(200, 100, 0, 0, 0, 0)).score()).isEqualTo(0.5);
    assertThat(quality(0, new Faults(20, 10, 0, 0, 0, 0)).score()).isCloseTo(0.8, within(1e-12));
  }

  @Test
  void runOfBarsAtOnePriceIsFlatFromItsLeastLengthOn() {
    assertThat(wednesday(frozen(14, 0)).faults().flatMinutes()).isZero();
    assertThat(wednesday(frozen(15, 0)).faults().flatMinutes()).isEqualTo(15);
    DayQuality day = wednesday(frozen(360, 0));
    assertThat(day.faults().flatMinutes()).isEqualTo(360);
    assertThat(day.faults().staleMinutes()).isBetween(360, 361);
    assertThat(day.score()).isCloseTo(1 - 360.0 / day.coverage().present(), within(0.002));
  }

  @Test
  void runOfOneCloseIsStaleAlsoWhereBarsHaveARange() {
    assertThat(wednesday(frozen(28, 1e-4)).faults().staleMinutes()).isZero();
    DayQuality day = wednesday(frozen(100, 1e-4));

    assertThat(day.faults().flatMinutes()).isZero();
    assertThat(day.faults().staleMinutes()).isBetween(100, 101);
    assertThat(day.faults().frozen()).isEqualTo(day.faults().staleMinutes());
  }

  @Test
  void minutesOutsideOfTheSessionAreNotJudged() {
    MinuteSeries regular =
        SeededMinutes.between("2019-02-13T14:30:00Z", "2019-02-13T21:00:00Z", 50, 5);
    MinuteSeries early =
        SeededMinutes.between("2019-02-13T12:00:00Z", "2019-02-13T14:30:00Z", 50, 6);
    for (double[] column : List.of(early.open(), early.high(), early.low(), early.close())) {
      Arrays.fill(column, 49);
    }
    QualityJudge judge = new QualityJudge(MarketCalendars.US_EQUITIES, RULES);

    List<DayQuality> days = judge.judge(SeededMinutes.joined(early, regular), new PriceScale(2));

    assertThat(days).hasSize(1);
    assertThat(days.get(0).coverage().expected()).isEqualTo(390);
    assertThat(days.get(0).faults().frozen()).isZero();
    assertThat(days.get(0).faults().outliers()).isZero();
    assertThat(days.get(0).score()).isEqualTo(1);
  }

  @Test
  void runEndsWhereMinutesAreAbsent() {
    MinuteSeries harmed = frozen(36, 0);
    long[] stamps = harmed.openMicros();
    int hole = NOON + 14;
    MinuteSeries cut =
        SeededMinutes.replaced(
            harmed,
            Instant.EPOCH.plus(stamps[hole], ChronoUnit.MICROS),
            Instant.EPOCH.plus(stamps[hole + 8], ChronoUnit.MICROS),
            SeededMinutes.NONE);

    assertThat(wednesday(cut).faults().flatMinutes()).isZero();
  }

  @Test
  void noMinutesAreNoDays() {
    assertThat(judge(without(MINUTES, "2000-01-01T00:00:00Z", "2030-01-01T00:00:00Z"))).isEmpty();
  }

  private static DayQuality quality(int lost, Faults faults) {
    return new DayQuality(new DayCoverage(0, 1_440, 1_440 - lost, lost), 0, 0, faults);
  }

  /** So many bars from noon on at one price, and with this range above it. */
  private static MinuteSeries frozen(int bars, double range) {
    MinuteSeries harmed = copy(MINUTES);
    for (int i = NOON; i < NOON + bars; i++) {
      harmed.open()[i] = 1.2;
      harmed.low()[i] = 1.2;
      harmed.close()[i] = 1.2;
      harmed.high()[i] = 1.2 + range;
    }
    return harmed;
  }

  private static DayQuality wednesday(MinuteSeries minutes) {
    return judge(minutes).stream()
        .filter(day -> day.coverage().epochDay() == WEDNESDAY.toEpochDay())
        .findFirst()
        .orElseThrow();
  }

  private static List<DayQuality> judge(MinuteSeries minutes) {
    return new QualityJudge(MarketCalendars.FOREX, RULES).judge(minutes, new PriceScale(5));
  }

  private static MinuteSeries without(MinuteSeries minutes, String from, String until) {
    return SeededMinutes.replaced(
        minutes, Instant.parse(from), Instant.parse(until), SeededMinutes.NONE);
  }

  private static MinuteSeries copy(MinuteSeries minutes) {
    return new MinuteSeries(
        minutes.openMicros(),
        minutes.open().clone(),
        minutes.high().clone(),
        minutes.low().clone(),
        minutes.close().clone(),
        minutes.volume(),
        minutes.spreadTicks(),
        minutes.ticks());
  }

  private static int indexOf(String instant) {
    int found =
        Arrays.binarySearch(
            MINUTES.openMicros(), Instant.parse(instant).getEpochSecond() * 1_000_000);
    return found >= 0 ? found : -found - 1;
  }
}
