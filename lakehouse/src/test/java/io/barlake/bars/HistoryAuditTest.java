package io.barlake.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.bars.AuditCut.Future;
import io.barlake.bars.AuditFinding.Kind;
import io.barlake.bars.HistoryAudit.Check;
import io.barlake.bars.HistoryAudit.Outcome;
import io.barlake.bars.kernel.MinuteSeries;
import io.barlake.bars.kernel.RandomMinutes;
import io.barlake.market.BarSeries;
import io.barlake.market.Side;
import io.barlake.market.Symbol;
import io.barlake.market.calendar.TradingCalendar;
import io.barlake.testing.MarketCalendars;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryAuditTest {
  private static final Symbol EURUSD = new Symbol("EURUSD");
  private static final List<Timeframe> FRAMES =
      Stream.of("1m", "7m", "4h", "1d", "1w").map(Timeframe::parse).toList();
  private static final AuditPlan PLAN = new AuditPlan(12, 5);

  /** Nothing but the bars. */
  private static final Check BARS_ALONE = bars -> List.of();

  /** Says of every bar what the next one closes at. */
  private static final Check NEXT_CLOSE =
      bars -> {
        List<AuditFinding> findings = new ArrayList<>();
        double[] now = nextCloses(bars.whole().bars());
        for (CutBars.Other other : bars.others()) {
          double[] then = nextCloses(other.bars());
          other
              .compare(
                  Kind.VALUE,
                  "next",
                  bar -> now[bar] != then[bar],
                  bar -> CutBars.Values.of(now[bar], then[bar]))
              .ifPresent(findings::add);
        }
        return findings;
      };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void barsThatHaveEndedStayAsTheyWere(long seed) {
    MinuteSeries minutes =
        RandomMinutes.between("2019-01-21T00:00:00Z", "2019-02-20T14:33:00Z", seed);

    Outcome outcome = audit(history(minutes), new AuditPlan(8, seed)).run(BARS_ALONE);

    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.compared().keySet()).containsExactlyElementsOf(FRAMES);
    assertThat(outcome.compared().values()).allMatch(bars -> bars > 0);
  }

  @Test
  void whatSeesTheNextBarIsFoundInEachFrameAndInBothFutures() {
    Outcome outcome = audit(sample(), PLAN).run(NEXT_CLOSE);

    for (Timeframe frame : FRAMES) {
      assertThat(outcome.findings())
          .filteredOn(finding -> finding.cut().frame().equals(frame))
          .extracting(finding -> finding.cut().future())
          .contains(Future.NONE, Future.ANOTHER);
    }
  }

  @Test
  void findingNamesTheBarWithBothValuesAndTheCutAfterwards() {
    AuditFinding finding =
        audit(sample(), PLAN).run(NEXT_CLOSE).findings().stream()
            .filter(one -> one.cut().future() == Future.NONE)
            .findFirst()
            .orElseThrow();

    assertThat(finding.cut().symbol()).isEqualTo(EURUSD);
    assertThat(finding.first().barMicros()).isLessThan(finding.cut().micros());
    assertThat(finding.first().now()).startsWith("1.");
    assertThat(finding.first().then()).isEqualTo("absent");
    assertThat(finding.first().bars()).isOne();
  }

  @Test
  void sameSeedCutsAndContinuesInTheSameWay() {
    assertThat(audit(sample(), PLAN).run(NEXT_CLOSE))
        .isEqualTo(audit(sample(), PLAN).run(NEXT_CLOSE));
    assertThat(audit(sample(), PLAN).cuts())
        .isNotEqualTo(audit(sample(), new AuditPlan(12, 6)).cuts());
  }

  @Test
  void cutsAreDifferentStampsOfMinutesWithBordersAmongThem() {
    MinuteSeries minutes = RandomMinutes.between("2019-01-21T00:00:00Z", "2019-02-20T14:33:00Z", 9);
    List<Long> stamps = Arrays.stream(minutes.openMicros()).boxed().toList();

    List<Long> cuts = audit(history(minutes), PLAN).cuts();

    assertThat(cuts).hasSize(12).doesNotHaveDuplicates().isSubsetOf(stamps);
    assertThat(cuts).contains(stamps.get(1), stamps.get(stamps.size() - 1));
    SessionCalendar sessions = SessionCalendar.of(MarketCalendars.FOREX);
    assertThat(cuts)
        .anyMatch(
            cut ->
                cut - sessions.startMicros(sessions.indexOf(cut)) < 86_400_000_000L
                    && sessions.indexOf(cut) != sessions.indexOf(before(stamps, cut)));
  }

  @Test
  void threeMinutesHaveTwoCuts() {
    MinuteSeries minutes =
        SeededMinutes.between("2019-01-21T00:00:00Z", "2019-01-21T00:03:00Z", 1, 3);

    assertThat(audit(history(minutes), PLAN).cuts())
        .containsExactlyInAnyOrder(minutes.openMicros()[1], minutes.openMicros()[2]);
  }

  @Test
  void oneMinuteIsTooFew() {
    MinuteSeries minutes =
        SeededMinutes.between("2019-01-21T00:00:00Z", "2019-01-21T00:01:00Z", 1, 3);

    assertThatThrownBy(() -> audit(history(minutes), PLAN).cuts())
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Cannot audit EURUSD: there are 1 minutes to cut, expected at least 2. Ingest more"
                + " archives, or widen the period.");
  }

  @Test
  void barThatChangedAfterItHadEndedIsToldAndNothingElseIsJudgedFromItOn() {
    // Christmas ends early; a minute that came all the same belongs to its day.
    MinuteSeries minutes =
        SeededMinutes.joined(
            SeededMinutes.between("2019-12-16T00:00:00Z", "2019-12-25T08:00:00Z", 1.1, 3),
            MinuteSeries.of(
                new BarSeries(
                    new long[] {micros("2019-12-25T12:00:00Z")},
                    new double[] {2},
                    new double[] {2},
                    new double[] {2},
                    new double[] {2},
                    new double[] {Double.NaN})));
    HistoryAudit audit =
        new HistoryAudit(history(minutes), List.of(Timeframe.DAY), new AuditPlan(1, 1));

    Outcome outcome =
        audit.run(
            List.of(micros("2019-12-25T12:00:00Z")),
            bars -> {
              assertThat(bars.others().get(0).known()).isEqualTo(7);
              return List.of();
            });

    assertThat(outcome.findings())
        .filteredOn(finding -> finding.cut().future() == Future.NONE)
        .allMatch(finding -> finding.kind() == Kind.BAR)
        .allMatch(finding -> finding.first().barMicros() == micros("2019-12-24T22:00:00Z"))
        .extracting(AuditFinding::name)
        .containsExactly("high", "close", "minutes");
  }

  @Test
  void periodKeepsTheMinutesOfItsSessionDays() {
    MinuteHistory days = sample().between(LocalDate.of(2019, 2, 5), LocalDate.of(2019, 2, 6));

    assertThat(days.bars(List.of(Timeframe.DAY)).get(0).openMicros())
        .containsExactly(micros("2019-02-04T22:00:00Z"), micros("2019-02-05T22:00:00Z"));
  }

  @Test
  void barOfAnInstantIsStampedByTheSessionOfItsMarket() {
    TradingCalendar forex = MarketCalendars.FOREX;

    assertThat(
            FormingBar.stamp(forex, Timeframe.parse("4h"), Instant.parse("2019-07-01T12:34:00Z")))
        .isEqualTo("2019-07-01T09:00:00Z");
    assertThat(FormingBar.stamp(forex, Timeframe.DAY, Instant.parse("2019-07-01T12:34:00Z")))
        .isEqualTo("2019-06-30T21:00:00Z");
    assertThat(FormingBar.stamp(forex, Timeframe.DAY, Instant.parse("2019-06-30T21:00:00Z")))
        .isEqualTo("2019-06-30T21:00:00Z");
  }

  private static long before(List<Long> stamps, long cut) {
    return stamps.get(stamps.indexOf(cut) - 1);
  }

  private static HistoryAudit audit(MinuteHistory history, AuditPlan plan) {
    return new HistoryAudit(history, FRAMES, plan);
  }

  private static MinuteHistory sample() {
    return history(RandomMinutes.between("2019-01-21T00:00:00Z", "2019-02-20T14:33:00Z", 7));
  }

  private static MinuteHistory history(MinuteSeries minutes) {
    return new MinuteHistory(EURUSD, Side.BID, MarketCalendars.FOREX, minutes);
  }

  private static double[] nextCloses(BarSeries bars) {
    double[] next = new double[bars.size()];
    Arrays.fill(next, Double.NaN);
    if (next.length > 0) {
      System.arraycopy(bars.close(), 1, next, 0, next.length - 1);
    }
    return next;
  }

  private static long micros(String instant) {
    return Instant.parse(instant).getEpochSecond() * 1_000_000;
  }
}
