package io.barlake.ingest.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.clock.ClockJudge.Judgement;
import io.barlake.ingest.clock.ClockJudge.SeriesStamps;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.market.TradingWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ClockJudgeTest {
  private static final Symbol EURUSD = new Symbol("EURUSD");
  private static final Symbol USDJPY = new Symbol("USDJPY");
  private static final ClockRule EUROPEAN = ClockRules.EASTERN_ON_EUROPEAN_DATES;

  @Test
  void monthsOfAYearProveTogetherWhatNoneProvesAlone() {
    List<SeriesStamps> months = months(EURUSD, ClockRules.FIXED_EASTERN, 2012);

    assertThat(verdict(months.subList(1, 2), EURUSD, 2012).confidence())
        .isNotEqualTo(ClockConfidence.PROVEN);
    ClockVerdict together = verdict(months, EURUSD, 2012);
    assertThat(together.confidence()).isEqualTo(ClockConfidence.PROVEN);
    assertThat(together.rule()).isEqualTo(ClockRules.FIXED_EASTERN);
  }

  @Test
  void orderOfTheFilesDoesNotMatter() {
    List<SeriesStamps> files = new ArrayList<>(months(EURUSD, EUROPEAN, 2020));
    files.addAll(months(USDJPY, EUROPEAN, 2020).subList(3, 6));
    files.addAll(months(EURUSD, ClockRules.NEW_YORK, 2018));
    Map<ClockYear, Judgement> expected = ClockJudge.judge(files);
    for (int seed = 0; seed < 5; seed++) {
      Collections.shuffle(files, new Random(seed));
      assertThat(ClockJudge.judge(files)).isEqualTo(expected);
    }
  }

  @Test
  void openYearTakesTheClockOfTheNearestProvenOneThatItsStampsAllow() {
    List<SeriesStamps> files = new ArrayList<>(months(EURUSD, ClockRules.FIXED_EASTERN, 2012));
    files.addAll(months(EURUSD, EUROPEAN, 2015));
    SeriesStamps summer = months(USDJPY, EUROPEAN, 2014).get(5);
    files.add(summer);

    ClockVerdict verdict = verdict(files, USDJPY, 2014);

    assertThat(verdict.rule()).isEqualTo(EUROPEAN);
    assertThat(verdict.confidence()).isEqualTo(ClockConfidence.EQUIVALENT);
  }

  @Test
  void daysWithoutAWeekendAreAssumedAndSayWhoseClockTheyTook() {
    List<SeriesStamps> files = new ArrayList<>(months(EURUSD, ClockRules.FIXED_EASTERN, 2012));
    LocalDate tuesday = LocalDate.of(2013, 5, 14);
    files.add(file(USDJPY, ClockRules.FIXED_EASTERN, tuesday, tuesday.plusDays(2)));

    ClockVerdict verdict = verdict(files, USDJPY, 2013);

    assertThat(verdict.rule()).isEqualTo(ClockRules.FIXED_EASTERN);
    assertThat(verdict.confidence()).isEqualTo(ClockConfidence.ASSUMED);
    assertThat(verdict.sentence())
        .isEqualTo(
            "No week opens or closes in these stamps. Assumed utc-05:00, the clock of EURUSD in"
                + " 2012.");
  }

  @Test
  void clockOfAnotherSourceIsNeverTaken() {
    Source other = new Source("another");
    List<SeriesStamps> files = new ArrayList<>();
    for (SeriesStamps month : months(EURUSD, ClockRules.CHICAGO, 2013)) {
      files.add(new SeriesStamps(other, EURUSD, month.week(), month.evidence(), true));
    }
    LocalDate tuesday = LocalDate.of(2013, 5, 14);
    files.add(file(EURUSD, EUROPEAN, tuesday, tuesday.plusDays(2)));

    assertThat(verdict(files, EURUSD, 2013).sentence()).endsWith("the usual clock of histdata.");
  }

  @Test
  void yearsOfOneFileAreJudgedApart() {
    long[] stamps =
        LongStream.concat(
                Arrays.stream(
                    FileStamps.forex(
                        ClockRules.NEW_YORK, LocalDate.of(2018, 1, 1), LocalDate.of(2019, 1, 1))),
                Arrays.stream(
                    FileStamps.forex(EUROPEAN, LocalDate.of(2019, 1, 1), LocalDate.of(2020, 1, 1))))
            .toArray();
    List<SeriesStamps> files =
        List.of(
            new SeriesStamps(
                Source.HISTDATA, EURUSD, TradingWeek.FOREX, ClockEvidence.of(stamps), true));

    assertThat(verdict(files, EURUSD, 2018).rule()).isEqualTo(ClockRules.NEW_YORK);
    assertThat(verdict(files, EURUSD, 2019).rule()).isEqualTo(EUROPEAN);
  }

  private static ClockVerdict verdict(List<SeriesStamps> files, Symbol symbol, int year) {
    return ClockJudge.judge(files).get(new ClockYear(Source.HISTDATA, symbol, year)).verdict();
  }

  private static List<SeriesStamps> months(Symbol symbol, ClockRule rule, int year) {
    List<SeriesStamps> months = new ArrayList<>();
    for (int month = 1; month <= 12; month++) {
      LocalDate first = LocalDate.of(year, month, 1);
      months.add(file(symbol, rule, first, first.plusMonths(1)));
    }
    return months;
  }

  private static SeriesStamps file(Symbol symbol, ClockRule rule, LocalDate first, LocalDate end) {
    return new SeriesStamps(
        Source.HISTDATA,
        symbol,
        TradingWeek.FOREX,
        ClockEvidence.of(FileStamps.forex(rule, first, end)),
        true);
  }
}
