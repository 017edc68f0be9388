package io.barlake.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.Progress;
import io.barlake.bars.BarResampler;
import io.barlake.bars.FormingBar;
import io.barlake.bars.SeededMinutes;
import io.barlake.bars.Timeframe;
import io.barlake.config.Instruments;
import io.barlake.features.FeatureRunner;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.publish.SqlAudit.Finding;
import io.barlake.publish.SqlAudit.Result;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.BarsTable;
import io.barlake.tables.schema.GapsTable;
import io.barlake.testing.LocalLakehouse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries over two weeks of two symbols. */
class SqlAuditTest {
  private static final Instruments INSTRUMENTS = Instruments.load();
  private static final String HOURS = "(SELECT * FROM market.bars WHERE frame = '1h') AS hours";
  private static final String DAYS = "(SELECT * FROM market.bars WHERE frame = '1d') AS days";

  @TempDir static Path folder;
  private static Tables tables;

  @BeforeAll
  static void buildLake() {
    tables = LocalLakehouse.in(folder);
    store("EURUSD", 1.12, 5);
    store("USDJPY", 110, 6);
    List<Timeframe> frames = Stream.of("1h", "1d").map(Timeframe::parse).toList();
    new BarResampler(tables, INSTRUMENTS, Progress.NONE).build(Source.HISTDATA, List.of(), frames);
    new FeatureRunner(tables, INSTRUMENTS, Progress.NONE)
        .compute(Source.HISTDATA, List.of(), frames.subList(0, 1), List.of("sma(5)", "atr(14)"));
    tables.catalog().registerWhatExists();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT symbol, ts, close, lag(close) OVER (PARTITION BY symbol ORDER BY ts) AS before"
            + " FROM hours",
        "SELECT symbol, ts, avg(close) OVER (PARTITION BY symbol ORDER BY ts"
            + " ROWS BETWEEN 9 PRECEDING AND CURRENT ROW) AS mean FROM hours",
        "SELECT symbol, ts, sma_5, atr_14 FROM research.features WHERE frame = '1h'",
        // The last day that had ended when the hour did.
        "SELECT hours.symbol, hours.ts, max_by(days.close, days.ts) AS yesterday FROM hours"
            + " LEFT JOIN days ON days.symbol = hours.symbol"
            + " AND days.ts + INTERVAL 1 DAY <= hours.ts + INTERVAL 1 HOUR"
            + " GROUP BY hours.symbol, hours.ts",
        "SELECT symbol, date_trunc('HOUR', ts) AS ts, sum(close) AS total, count(*) AS minutes"
            + " FROM market.bars_1m GROUP BY symbol, date_trunc('HOUR', ts)",
        "SELECT ts, count(*) AS symbols FROM hours GROUP BY ts"
      })
  void queryThatLooksBackIsClean(String query) {
    Result result = audit(query);

    assertThat(result.findings()).isEmpty();
    assertThat(result.compared()).isPositive();
    assertThat(result.cuts()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT symbol, ts, lead(close) OVER (PARTITION BY symbol ORDER BY ts) AS wrong FROM hours",
        "SELECT symbol, ts, close / max(high) OVER (PARTITION BY symbol) AS wrong FROM hours",
        "SELECT symbol, ts, close - avg(close) OVER (PARTITION BY symbol) AS wrong FROM hours",
        // The day of an hour has not ended when the hour has.
        "SELECT hours.symbol, hours.ts, days.high AS wrong FROM hours LEFT JOIN days"
            + " ON days.symbol = hours.symbol AND days.ts <= hours.ts"
            + " AND days.ts + INTERVAL 1 DAY > hours.ts",
        "WITH all AS (SELECT symbol, avg(close) AS mean FROM hours GROUP BY symbol)"
            + " SELECT hours.symbol, ts, close - mean AS wrong FROM hours JOIN all"
            + " ON hours.symbol = all.symbol",
        "SELECT symbol, ts, close - (SELECT max(close) FROM market.bars_1m AS m"
            + " WHERE m.symbol = 'EURUSD') AS wrong FROM hours",
      })
  void columnThatKnowsTheFutureIsCaught(String query) {
    List<Finding> findings = audit(query).findings();

    assertThat(findings).isNotEmpty().extracting(Finding::column).containsOnly("wrong");
    assertThat(findings)
        .allMatch(one -> one.bar().isBefore(one.cut()))
        .allMatch(one -> !one.now().equals(one.then()))
        .extracting(Finding::row)
        .isSubsetOf("EURUSD", "USDJPY");
  }

  @Test
  void pivotThatIsStampedBeforeItWasKnownIsARowTooMany() {
    List<Finding> findings =
        audit(
                """
                SELECT symbol, ts, high FROM (
                  SELECT *, max(high) OVER (PARTITION BY symbol ORDER BY ts
                    ROWS BETWEEN 60 PRECEDING AND 60 FOLLOWING) AS highest FROM hours)
                WHERE high = highest
                """)
            .findings();

    assertThat(findings).isNotEmpty();
    assertThat(findings)
        .allMatch(one -> one.column().isEmpty())
        .anyMatch(one -> one.now().equals("no row") && one.then().equals("a row"));
  }

  @Test
  void rowsThatTellTheirFrameNeedNoOther() {
    String query = "SELECT symbol, frame, ts, close FROM market.bars";

    Result result =
        new SqlAudit(tables, SqlAuditTest::forming, Progress.NONE)
            .run(query, Optional.empty(), 3, 1);

    assertThat(result.findings()).isEmpty();
    assertThat(result.rows()).isEqualTo(tables.read(BarsTable.TABLE).count());
  }

  @Test
  void sameSeedMakesTheSameCuts() {
    String query = "SELECT ts, close FROM hours";

    assertThat(audit(query).cuts()).isEqualTo(audit(query).cuts());
  }

  @Test
  void nothingIsWritten() {
    long version = tables.version(BarsTable.TABLE);

    audit("SELECT ts, close FROM hours");
    assertRefused("DROP TABLE market.bars", "it is no SELECT");
    assertRefused("INSERT INTO market.bars SELECT * FROM market.bars", "it is no SELECT");

    assertThat(tables.version(BarsTable.TABLE)).isEqualTo(version);
    assertThat(tables.spark().catalog().tableExists("market.bars")).isTrue();
  }

  @Test
  void answerThatTheTablesDoNotDecideIsRefused() {
    assertRefused("SELECT ts, rand() AS x FROM hours", "not decided by the tables alone");
    assertRefused("SELECT ts, current_timestamp() AS x FROM hours", "not decided by the tables");
    assertRefused(
        "SELECT ts FROM hours WHERE ts < (SELECT now())", "not decided by the tables alone");
    assertRefused("SELECT ts, close FROM hours LIMIT 10", "Give its LIMIT an ORDER BY");
    assertRefused("SELECT ts, close FROM market.bars TABLESAMPLE (10 ROWS)", "ORDER BY");
  }

  @Test
  void latestRowsAreThoseOfEachCut() {
    assertThat(audit("SELECT ts, symbol FROM hours ORDER BY ts DESC, symbol LIMIT 40").findings())
        .isNotEmpty();
  }

  @Test
  void tableWithoutAPastIsRefused() {
    tables.make(GapsTable.TABLE);
    tables.catalog().registerWhatExists();

    assertRefused(
        "SELECT ts FROM market.gaps",
        "it reads market.gaps, and nobody knows how that stood at an earlier time. It may read"
            + " market.bars_1m, market.ticks, market.bars, research.features.");
    assertRefused("SELECT ts FROM market.nothing", "Cannot run the statement: ");
  }

  @Test
  void rowsWithoutAStampAreRefused() {
    assertRefused(
        "SELECT symbol, close FROM hours",
        "expected one column \"ts\" of type TIMESTAMP, the open of the bar that a row belongs to;"
            + " found symbol, close.");
    assertRefused("SELECT string(ts) AS ts FROM hours", "of type TIMESTAMP");
    assertRefused("SELECT ts FROM hours WHERE close < 0", "it has no rows with a stamp");
  }

  private static void assertRefused(String query, String reason) {
    assertThatThrownBy(() -> audit(query))
        .isInstanceOf(BarlakeException.class)
        .hasMessageContaining(reason)
        .message()
        .hasLineCount(1);
  }

  private static Result audit(String query) {
    String text = query.replaceAll("FROM hours\\b", "FROM " + HOURS);
    text = text.replaceAll("JOIN days\\b", "JOIN " + DAYS);
    return new SqlAudit(tables, SqlAuditTest::forming, Progress.NONE)
        .run(text, Optional.of("1h"), 3, 1);
  }

  private static Instant forming(String symbol, String frame, Instant at) {
    return FormingBar.stamp(INSTRUMENTS.calendar(new Symbol(symbol)), Timeframe.parse(frame), at);
  }

  private static void store(String symbol, double price, long seed) {
    SeededMinutes.store(
        tables,
        Source.HISTDATA,
        new Symbol(symbol),
        Side.BID,
        SeededMinutes.between("2019-05-05T00:00:00Z", "2019-05-17T12:30:00Z", price, seed));
  }
}
