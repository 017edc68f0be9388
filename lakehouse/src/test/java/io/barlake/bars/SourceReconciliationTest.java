package io.barlake.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.Progress;
import io.barlake.bars.SideComparison.Day;
import io.barlake.bars.SideComparison.Sides;
import io.barlake.bars.SideComparison.Weeks;
import io.barlake.bars.kernel.MinuteSeries;
import io.barlake.config.Instruments;
import io.barlake.market.BarSeries;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.MinuteBarsTable;
import io.barlake.testing.LocalLakehouse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thirteen weeks over a new year in two sources: the same minutes, but in one of them a week is an
 * hour late, a day has other prices, and a day is missing.
 */
class SourceReconciliationTest {
  private static final Symbol EURUSD = new Symbol("EURUSD");
  private static final Symbol UNLISTED = new Symbol("QQQZZZ");
  private static final Source ALPHA = new Source("alpha");
  private static final Source BETA = new Source("beta");
  private static final Source GAMMA = new Source("gamma");
  private static final SourcePair PAIR = SourcePair.of(BETA, ALPHA);
  private static final LocalDate LATE_WEEK = LocalDate.of(2019, 1, 13);
  private static final LocalDate DEARER = LocalDate.of(2019, 2, 5);
  private static final LocalDate MISSING = LocalDate.of(2019, 2, 12);
  private static final long HOUR_MICROS = 3_600_000_000L;
  private static final BarSeries MINUTES =
      SeededMinutes.between("2018-12-02T00:00:00Z", "2019-03-02T00:00:00Z", 1.13, 7).bars();

  @TempDir static Path shared;
  private static Tables tables;
  private static Reconciliation found;

  @BeforeAll
  static void storeBoth() {
    tables = LocalLakehouse.in(shared);
    store(ALPHA, EURUSD, Side.BID, MINUTES);
    store(BETA, EURUSD, Side.BID, edited());
    store(GAMMA, EURUSD, Side.MID, between("2019-02-17", "2019-02-23"));
    BarSeries yens =
        SeededMinutes.between("2019-01-06T00:00:00Z", "2019-01-12T00:00:00Z", 111.5, 3).bars();
    store(ALPHA, UNLISTED, Side.BID, yens);
    store(GAMMA, UNLISTED, Side.BID, yens);
    found = compare(EURUSD, PAIR, DateRange.ALL);
    reconciliation().write(found);
  }

  @Test
  void eachEditIsFoundAndNothingElse() {
    assertThat(found.sides()).hasSize(1);
    SideComparison bid = found.sides().get(0);

    assertThat(bid.sides()).isEqualTo(new Sides(Side.BID, Side.BID));
    assertThat(bid.disagreements())
        .extracting(Day::date, Day::disagreement)
        .startsWith(tuple(DEARER, "prices"))
        .contains(tuple(MISSING, "missing"))
        .hasSize(8);
    assertThat(bid.disagreements())
        .filteredOn(day -> day.disagreement().equals("clock"))
        .extracting(Day::date)
        .containsExactlyInAnyOrderElementsOf(LATE_WEEK.datesUntil(LATE_WEEK.plusDays(6)).toList());
    assertThat(bid.disagreements().get(0).distances())
        .containsExactly(new SideComparison.Distances(40, 40, 40, 40, -40));
    assertThat(bid.farthestTicks()).isEqualTo(2);
  }

  @Test
  void verdictNamesTheSourceThatIsBehindAndWhen() {
    assertThat(found.verdict(found.sides().get(0)))
        .containsExactly(
            "The clocks disagree in 1 of 13 weeks.",
            "alpha is 60 minutes behind beta in 1 week, 2019-01-13 to 2019-01-19.");
    assertThat(found.sides().get(0).weeks())
        .extracting(Weeks::count, Weeks::undecided, Weeks::shiftMinutes)
        .containsExactly(tuple(6, 0, 0), tuple(1, 0, 60), tuple(6, 0, 0));
  }

  @Test
  void minutesAreConserved() {
    SideComparison.Totals totals = found.sides().get(0).totals();

    assertThat(totals.minutes()).isEqualTo(MINUTES.size());
    assertThat(totals.otherMinutes()).isEqualTo(edited().size());
    assertThat(totals.equalBars()).isLessThan(totals.matched());
    assertThat(
            sql(
                """
                SELECT sum(minutes), sum(other_minutes), sum(matched), sum(equal_bars)
                FROM market.reconciliation WHERE other_source = 'beta'
                """))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.getLong(0)).isEqualTo(totals.minutes());
              assertThat(row.getLong(1)).isEqualTo(totals.otherMinutes());
              assertThat(row.getLong(2)).isEqualTo(totals.matched());
              assertThat(row.getLong(3)).isEqualTo(totals.equalBars());
            });
  }

  @Test
  void tableHoldsARowForEachDay() {
    assertThat(
            sql(
                """
                SELECT day, source, side, matched, median_ticks, bias_ticks, week, best_shift,
                  agrees, disagreement
                FROM market.reconciliation
                WHERE other_source = 'beta' AND day IN (DATE'2018-12-31', DATE'2019-01-14',
                  DATE'2019-02-05', DATE'2019-02-12') ORDER BY day
                """))
        .extracting(Row::toString)
        .satisfiesExactly(
            day ->
                assertThat(day).matches("\\[2018-12-31,alpha,bid,\\d+,0,0,2018-12-30,0,true,null]"),
            day -> assertThat(day).matches("\\[2019-01-14,.*,2019-01-13,60,false,clock]"),
            day -> assertThat(day).matches("\\[2019-02-05,.*,40,-40,2019-02-03,0,false,prices]"),
            day ->
                assertThat(day)
                    .isEqualTo("[2019-02-12,alpha,bid,0,null,null,2019-02-10,0,false,missing]"));
    assertThat(sql("SELECT * FROM market.reconciliation WHERE other_source = 'beta'"))
        .hasSize(found.sides().get(0).dayCount());
  }

  @Test
  void comparingAgainReplacesItsOwnDaysOnly() {
    SourcePair withGamma = SourcePair.of(GAMMA, ALPHA);
    reconciliation().write(compare(EURUSD, withGamma, DateRange.ALL));
    String all = "SELECT * FROM market.reconciliation ORDER BY other_source, day";
    List<Row> before = sql(all);

    DateRange week = new DateRange(LocalDate.of(2019, 1, 1), LocalDate.of(2019, 1, 5));
    reconciliation().write(compare(EURUSD, PAIR, week));

    assertThat(sql(all)).isEqualTo(before);
    reconciliation().write(compare(EURUSD, PAIR, DateRange.ALL));
    assertThat(sql(all)).isEqualTo(before);
  }

  @Test
  void sourcesWithoutASharedSideAreComparedByTheirBest() {
    Reconciliation mixed = compare(EURUSD, SourcePair.of(GAMMA, ALPHA), DateRange.ALL);

    assertThat(mixed.sides())
        .singleElement()
        .satisfies(
            side -> {
              assertThat(side.sides()).isEqualTo(new Sides(Side.BID, Side.MID));
              assertThat(side.range()).hasToString("2019-02-17 to 2019-02-22");
              assertThat(side.disagreements()).isEmpty();
              assertThat(mixed.verdict(side)).containsExactly("The clocks agree in 1 of 1 week.");
            });
  }

  @Test
  void ticksOfASymbolThatIsNotListedAreMeasured() {
    assertThat(found.digits()).isEqualTo(5);
    assertThat(compare(UNLISTED, SourcePair.of(GAMMA, ALPHA), DateRange.ALL).digits()).isEqualTo(3);
  }

  @Test
  void aYearThatOnlyOneOfThemHasIsTold() {
    Symbol dollars = new Symbol("AUDUSD");
    store(ALPHA, dollars, Side.BID, between("2018-12-03", "2018-12-07"));
    store(ALPHA, dollars, Side.BID, between("2019-01-14", "2019-01-16"));
    store(BETA, dollars, Side.BID, between("2018-12-03", "2018-12-07"));
    store(ALPHA, dollars, Side.BID, yearLater(between("2019-01-21", "2019-01-25")));
    store(BETA, dollars, Side.BID, yearLater(between("2019-01-21", "2019-01-25")));

    Reconciliation years = compare(dollars, PAIR, DateRange.ALL);

    assertThat(years.sides().get(0).dayCount()).isEqualTo(10);
    assertThat(years.alone())
        .containsExactly(
            new Reconciliation.Alone(
                ALPHA, new DateRange(LocalDate.of(2019, 1, 6), LocalDate.of(2020, 1, 4))));
  }

  @Test
  void filesThatAnotherProgramWroteAreComparedToo() {
    Symbol pounds = new Symbol("GBPUSD");
    store(ALPHA, pounds, Side.BID, between("2018-12-24", "2019-01-10"));
    store(BETA, pounds, Side.BID, between("2018-12-24", "2019-01-10"));
    SparkSession foreign = tables.spark().newSession();
    foreign.conf().set("spark.databricks.delta.stats.collect", "false");
    String table = tables.lake().path(MinuteBarsTable.TABLE);
    foreign.sql(
        "DELETE FROM delta.`" + table + "` WHERE symbol = 'GBPUSD' AND day(ts) IN (24, 25, 9)");

    SideComparison bid = compare(pounds, PAIR, DateRange.ALL).sides().get(0);

    assertThat(bid.range()).hasToString("2018-12-26 to 2019-01-10");
    assertThat(bid.disagreements()).isEmpty();
    assertThat(bid.weeks()).extracting(Weeks::count, Weeks::undecided).containsExactly(tuple(3, 0));
  }

  @Test
  void whatCannotBeComparedIsSaidWithWhatThereIs() {
    refuses(
        EURUSD,
        SourcePair.of(ALPHA, new Source("betta")),
        DateRange.ALL,
        "Cannot reconcile EURUSD: unknown source \"betta\". market.bars_1m holds alpha, beta,"
            + " gamma.");
    refuses(
        UNLISTED,
        PAIR,
        DateRange.ALL,
        "Cannot reconcile QQQZZZ: unknown symbol. market.bars_1m holds ");
    refuses(
        EURUSD,
        SourcePair.of(GAMMA, ALPHA),
        new DateRange(LocalDate.of(2018, 12, 3), LocalDate.of(2018, 12, 9)),
        "Cannot reconcile EURUSD: no date is common to alpha (2018-12-02 to 2019-03-01), gamma"
            + " (2019-02-17 to 2019-02-22) and the dates asked for.");
    assertThatThrownBy(() -> SourcePair.of(ALPHA, ALPHA))
        .hasMessage("Cannot compare the source \"alpha\" with itself: name two.");
  }

  @Test
  void aLakeWithoutMinutesIsRefused(@TempDir Path empty) {
    SourceReconciliation none =
        new SourceReconciliation(LocalLakehouse.in(empty), Instruments.load(), Progress.NONE);

    assertThatThrownBy(() -> none.compare(EURUSD, PAIR, DateRange.ALL))
        .hasMessageStartingWith("Cannot reconcile EURUSD: the lake \"")
        .hasMessageContaining("has no market.bars_1m yet");
  }

  private static void refuses(Symbol symbol, SourcePair pair, DateRange range, String message) {
    assertThatThrownBy(() -> compare(symbol, pair, range))
        .isInstanceOfSatisfying(
            BarlakeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_INPUT))
        .hasMessageStartingWith(message);
  }

  private static SourceReconciliation reconciliation() {
    return new SourceReconciliation(tables, Instruments.load(), Progress.NONE);
  }

  private static Reconciliation compare(Symbol symbol, SourcePair pair, DateRange range) {
    return reconciliation().compare(symbol, pair, range);
  }

  private static List<Row> sql(String query) {
    return tables.spark().sql(query).collectAsList();
  }

  private static void store(Source source, Symbol symbol, Side side, BarSeries minutes) {
    SeededMinutes.store(tables, source, symbol, side, MinuteSeries.of(minutes));
  }

  /** An hour later in one week, 40 ticks dearer on one day, nothing on another. */
  private static BarSeries edited() {
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < MINUTES.size(); i++) {
      if (!date(i).equals(MISSING)) {
        rows.add(i);
      }
    }
    BarSeries kept = pick(rows);
    for (int i = 0; i < rows.size(); i++) {
      LocalDate date = date(rows.get(i));
      if (!date.isBefore(LATE_WEEK) && date.isBefore(LATE_WEEK.plusDays(7))) {
        kept.openMicros()[i] += HOUR_MICROS;
      }
      if (date.equals(DEARER)) {
        for (double[] prices : List.of(kept.open(), kept.high(), kept.low(), kept.close())) {
          prices[i] = Math.rint(prices[i] * 1e5 + 40) / 1e5;
        }
      }
    }
    return kept;
  }

  /** The minutes of these dates, the last included. */
  private static BarSeries between(String first, String last) {
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < MINUTES.size(); i++) {
      if (!date(i).isBefore(LocalDate.parse(first)) && !date(i).isAfter(LocalDate.parse(last))) {
        rows.add(i);
      }
    }
    return pick(rows);
  }

  private static BarSeries yearLater(BarSeries minutes) {
    for (int i = 0; i < minutes.size(); i++) {
      minutes.openMicros()[i] += 364 * 24 * HOUR_MICROS;
    }
    return minutes;
  }

  private static LocalDate date(int row) {
    Instant open = Instant.ofEpochSecond(MINUTES.openMicros()[row] / 1_000_000);
    return LocalDate.ofInstant(open, ZoneOffset.UTC);
  }

  private static BarSeries pick(List<Integer> rows) {
    return new BarSeries(
        rows.stream().mapToLong(row -> MINUTES.openMicros()[row]).toArray(),
        pick(MINUTES.open(), rows),
        pick(MINUTES.high(), rows),
        pick(MINUTES.low(), rows),
        pick(MINUTES.close(), rows),
        pick(MINUTES.volume(), rows));
  }

  private static double[] pick(double[] column, List<Integer> rows) {
    return rows.stream().mapToDouble(row -> column[row]).toArray();
  }
}
