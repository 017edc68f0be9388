package io.barlake.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.Progress;
import io.barlake.backtest.kernel.Quotes;
import io.barlake.backtest.kernel.ReferenceEngine;
import io.barlake.backtest.kernel.TickBars;
import io.barlake.backtest.metrics.Metric;
import io.barlake.backtest.metrics.ResultHash;
import io.barlake.backtest.metrics.TrialMetrics;
import io.barlake.bars.Timeframe;
import io.barlake.config.Instruments;
import io.barlake.market.BarSeries;
import io.barlake.market.Instrument;
import io.barlake.market.PriceScale;
import io.barlake.tables.TableDefinition;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.BarsTable;
import io.barlake.tables.schema.EquityTable;
import io.barlake.tables.schema.RandomEntriesTable;
import io.barlake.tables.schema.SweepsTable;
import io.barlake.tables.schema.TradesTable;
import io.barlake.tables.schema.TrialsTable;
import io.barlake.testing.LocalLakehouse;
import io.barlake.testing.MarketCalendars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep from bars to rows, through Spark and Delta. */
class SweepRunnerTest {
  private static final List<TableDefinition> RESEARCH =
      List.of(
          TrialsTable.TABLE,
          TradesTable.TABLE,
          EquityTable.TABLE,
          RandomEntriesTable.TABLE,
          SweepsTable.TABLE);

  @TempDir static Path shared;
  @TempDir Path folder;
  private static Tables lake;
  private static SweepRunner.Result sweep;

  @BeforeAll
  static void runOnce() {
    lake = SweepLake.build(shared);
    sweep = SweepLake.run(lake, SweepLake.SWEEP);
    lake.read(TrialsTable.TABLE).createOrReplaceTempView("trials");
    lake.read(TradesTable.TABLE).createOrReplaceTempView("trades");
    lake.read(EquityTable.TABLE).createOrReplaceTempView("equity");
    lake.read(RandomEntriesTable.TABLE).createOrReplaceTempView("random_entries");
  }

  @Test
  void tradesThatEndByThemselvesAreStoredWithTheirReason() {
    Tables other = SweepLake.copy(shared, folder);
    SweepLake.run(
        other,
        """
        sweep {
          strategy = moving-average-cross
          symbols = EURUSD
          frames = 1h
          parameters { fast = [3, 9], slow = 30 }
          exits { stop-loss = [0, 30], take-profit = 80, time-stop = 20, unit = ticks }
          keep { top = 4, by = trades }
        }
        """);

    Map<String, Long> counted = new HashMap<>();
    for (Row row : other.read(TradesTable.TABLE).groupBy("exit_reason").count().collectAsList()) {
      counted.put(row.getString(0), row.getLong(1));
    }
    Row sums =
        other
            .read(TrialsTable.TABLE)
            .selectExpr("sum(stops)", "sum(targets)", "sum(trades)")
            .collectAsList()
            .get(0);
    assertThat(counted).containsKeys("signal", "stop", "target", "time");
    assertThat(sums.getLong(0)).isEqualTo(counted.get("stop"));
    assertThat(sums.getLong(1)).isEqualTo(counted.get("target"));
    assertThat(sums.getLong(2))
        .isEqualTo(counted.values().stream().mapToLong(Long::longValue).sum());
  }

  @Test
  void storedScalarsEqualTheReference() {
    SweepDefinition definition = SweepLake.definition(SweepLake.SWEEP);
    String numbers =
        LongStream.concat(LongStream.of(0), new Random(17).longs(39, 0, definition.trials()))
            .mapToObj(Long::toString)
            .collect(Collectors.joining(", "));
    Map<String, TickBars> bars = new HashMap<>();
    for (Row stored : sql("SELECT * FROM trials WHERE trial IN (" + numbers + ")")) {
      SweepDefinition.Trial trial = definition.trial(stored.<Long>getAs("trial"));
      Instrument instrument = Instruments.load().find(trial.unit().symbols().get(0));
      TickBars market =
          bars.computeIfAbsent(
              trial.unit().symbols().get(0) + trial.unit().frame(),
              key -> ticks(trial.unit(), instrument));
      TrialMetrics expected =
          new ReferenceEngine(
                  definition.strategy(),
                  new Quotes(
                      market,
                      definition
                          .costs()
                          .modelFor(
                              instrument,
                              new PriceScale(instrument.digits()),
                              MarketCalendars.FOREX,
                              Optional.empty())),
                  definition.exits())
              .trial(trial.parameters());

      for (Metric metric : Metric.values()) {
        Number value = stored.getAs(metric.column());
        assertThat(value == null ? null : value.doubleValue())
            .as(metric.column() + " of trial " + trial.number())
            .isEqualTo(metric.of(expected).isPresent() ? metric.of(expected).getAsDouble() : null);
      }
      assertThat(stored.<Boolean>getAs("open_at_end")).isEqualTo(expected.openAtEnd());
      assertThat(stored.<Integer>getAs("bars")).isEqualTo(market.size());
      assertThat(stored.getJavaMap(stored.fieldIndex("params")))
          .isEqualTo(trial.parameters().numbers());
      assertThat(stored.getJavaMap(stored.fieldIndex("choices")))
          .isEqualTo(trial.parameters().choices());
    }
  }

  @Test
  void everyTrialIsThereOnceFromZeroOn() {
    assertThat(sql("SELECT count(*), count(DISTINCT trial), min(trial), max(trial) FROM trials"))
        .extracting(Row::toString)
        .containsExactly(
            String.format("[%1$d,%1$d,0,%2$d]", sweep.plan().trials(), sweep.plan().trials() - 1));
    assertThat(
            sql("SELECT symbol, frame FROM trials GROUP BY ALL ORDER BY min(trial)").stream()
                .map(Row::toString))
        .containsExactly("[USDJPY,1h]", "[USDJPY,4h]", "[EURUSD,1h]", "[EURUSD,4h]");
  }

  @Test
  void sameSweepAgainIsDoneAlreadyAndChangesNoTable() {
    List<Long> before = versions(lake);

    SweepRunner.Result again = SweepLake.run(lake, SweepLake.SWEEP);

    assertThat(again.alreadyDone()).isTrue();
    assertThat(sweep.alreadyDone()).isFalse();
    assertThat(again.resultHash()).isEqualTo(sweep.resultHash());
    assertThat(again.plan().with(sweep.plan().forecast().orElseThrow())).isEqualTo(sweep.plan());
    assertThat(versions(lake)).isEqualTo(before);
  }

  @Test
  void howTheWorkIsCutShowsNowhereInTheResult() {
    Tables copy = SweepLake.copy(shared, folder);

    SweepRunner.Result one =
        new SweepRunner(
                copy, Instruments.load(), Progress.NONE, any -> new Forecast("slow", 1e-3, 1))
            .run(SweepLake.definition(SweepLake.SWEEP), SweepLake.SWEEP, plan -> {});

    assertThat(one.plan().sweepId()).isEqualTo(sweep.plan().sweepId());
    assertThat(one.resultHash()).isEqualTo(sweep.resultHash());
    assertSameTables(copy);
  }

  @Test
  void otherCostsOrOtherBarsAreAnotherSweep() {
    String id = sweep.plan().sweepId();
    Tables copy = SweepLake.copy(shared, folder);

    assertThat(SweepLake.idOf(copy, SweepLake.SWEEP)).isEqualTo(id);
    assertThat(SweepLake.idOf(copy, SweepLake.SWEEP.replace("0.5", "0.25"))).isNotEqualTo(id);
    assertThat(SweepLake.idOf(copy, SweepLake.SWEEP.replace("auto", "3"))).isNotEqualTo(id);

    SweepLake.store(copy, "EURUSD", 1.14, 33);
    assertThat(SweepLake.idOf(copy, SweepLake.SWEEP)).as("bars not built anew").isEqualTo(id);
    copy.spark()
        .sql(
            "UPDATE delta.`"
                + copy.lake().path(BarsTable.TABLE)
                + "` SET close = open WHERE symbol = 'USDJPY' AND frame = '4h'"
                + " AND ts = TIMESTAMP'2019-02-04 22:00:00'");
    assertThat(SweepLake.idOf(copy, SweepLake.SWEEP)).isNotEqualTo(id);
  }

  @Test
  void keptTrialsAreTheFirstByTheMetric() {
    assertThat(sql("SELECT DISTINCT trial FROM equity ORDER BY trial"))
        .isEqualTo(
            sql(
                """
                SELECT trial FROM (SELECT trial FROM trials
                  ORDER BY sharpe DESC NULLS LAST, trial LIMIT 6) ORDER BY trial
                """));
  }

  @Test
  void tradesAndEquityAddUpToTheScalars() {
    assertThat(
            sql(
                """
                SELECT t.trial FROM trials t
                JOIN (SELECT trial, count(*) AS n, max(n) + 1 AS numbered,
                    round(sum(profit_ticks), 3) AS profit, count_if(profit_ticks > 0) AS wins,
                    round(sum(cost_ticks), 3) AS costs, sum(bars) AS held
                  FROM trades GROUP BY trial) s ON s.trial = t.trial
                JOIN (SELECT trial, max_by(equity, n) AS last,
                    max(drawdown) AS drawdown, min(drawdown) AS least,
                    count(*) = max(n) + 1 AS numbered, count(DISTINCT day) = count(*) AS daily
                  FROM equity GROUP BY trial) e ON e.trial = t.trial
                WHERE s.n = t.trades AND s.numbered = t.trades AND s.wins = t.wins
                  AND s.profit = t.net_profit AND s.costs = t.costs
                  AND e.last = t.net_profit AND e.least >= 0 AND e.numbered AND e.daily
                  AND e.drawdown <= t.max_drawdown_amount AND e.drawdown > 0
                  AND abs(s.held / t.bars - t.exposure) < 1e-12
                """))
        .hasSize(6);
  }

  @Test
  void keptTrialsAreDrawnAtRandomTimesWithAsManyTrades() {
    assertThat(
            sql(
                """
                SELECT r.trial, count(*), count(DISTINCT draw), count(DISTINCT r.net_profit),
                  max(abs(r.trades - t.trades)), count(r.sharpe)
                FROM random_entries r JOIN trials t USING (trial) GROUP BY r.trial
                """))
        .hasSize(6)
        .allSatisfy(
            row -> {
              assertThat(row.getLong(1)).isEqualTo(100);
              assertThat(row.getLong(2)).isEqualTo(100);
              // Few trades have few orders.
              assertThat(row.getLong(3)).isGreaterThan(3);
              // What is desired at the last close alone is never traded.
              assertThat(row.getInt(4)).isLessThanOrEqualTo(1);
              assertThat(row.getLong(5)).isEqualTo(100);
            });
  }

  @Test
  void anyTrialIsComputedAgainAsItIsStored() {
    Tables copy = SweepLake.copy(shared, folder);
    SweepLake.run(copy, SweepLake.SWEEP);
    TrialReplay replay = new TrialReplay(copy, Instruments.load());
    long kept = copy.read(TradesTable.TABLE).select("trial").first().getLong(0);
    List<Row> before = rows(copy, "trades", kept);
    copy.rows(TradesTable.TABLE).replaceWhere("trial = " + kept, List.of());

    TrialReplay.Result result = replay.compute(sweep.plan().sweepId(), kept);
    replay.store(result);
    replay.store(replay.compute(sweep.plan().sweepId(), 7));

    assertThat(rows(copy, "trades", kept)).isEqualTo(before).hasSameSizeAs(result.trades());
    assertThat(rows(copy, "equity", 7)).isNotEmpty();
    assertThat(copy.read(RandomEntriesTable.TABLE).where("trial = 7").count()).isEqualTo(100);
    assertThatThrownBy(() -> replay.compute(sweep.plan().sweepId(), 1_808))
        .hasMessage("Unknown trial 1808: the sweep has the trials 0 to 1807.");
    assertThatThrownBy(() -> replay.compute("0123456789ab", 0))
        .hasMessageStartingWith("Unknown sweep \"0123456789ab\"");
  }

  private static List<Row> rows(Tables tables, String table, long trial) {
    TableDefinition read = table.equals("trades") ? TradesTable.TABLE : EquityTable.TABLE;
    return tables.read(read).where("trial = " + trial).orderBy("n").collectAsList();
  }

  @Test
  void reachesBoundTheProfitOfEachTrade() {
    assertThat(
            sql(
                """
                SELECT count(*), count_if(adverse_ticks > 0), count_if(favourable_ticks > 0),
                  count_if(adverse_ticks < 0 OR favourable_ticks < 0
                    OR profit_ticks > favourable_ticks + 1e-9
                    OR -profit_ticks > adverse_ticks + cost_ticks + 1e-9)
                FROM trades
                """))
        .allSatisfy(
            row -> {
              assertThat(row.getLong(1)).isPositive();
              assertThat(row.getLong(2)).isPositive();
              assertThat(row.getLong(3)).isZero();
            });
  }

  @Test
  void fillsExplainEveryProfit() {
    assertThat(
            sql(
                """
                SELECT count(*), count_if(abs(profit_ticks - IF(direction = 'long', 1, -1)
                    * (exit_price - entry_price) / t.tick_size) > 1e-6),
                  count_if(entry_ts >= exit_ts AND exit_reason = 'signal')
                FROM trades JOIN trials t USING (trial)
                """))
        .allSatisfy(
            row -> {
              assertThat(row.getLong(0)).isPositive();
              assertThat(row.getLong(1)).isZero();
              assertThat(row.getLong(2)).isZero();
            });
  }

  @Test
  void sweepThatDiedBetweenItsTablesEndsInTheSameRows() throws IOException {
    Tables copy = SweepLake.copy(shared, folder);
    Path inTheWay = folder.resolve("research/equity");
    Files.createDirectories(inTheWay.getParent());
    Files.writeString(inTheWay, "a file where the table should be");

    assertThatThrownBy(() -> SweepLake.run(copy, SweepLake.SWEEP))
        .isInstanceOf(Exception.class)
        .hasMessageContaining("equity");
    assertThat(copy.read(TrialsTable.TABLE).count()).isEqualTo(sweep.plan().trials());
    assertThat(copy.read(TradesTable.TABLE).count()).isPositive();
    assertThat(copy.exists(SweepsTable.TABLE)).isFalse();

    Files.delete(inTheWay);
    assertThat(SweepLake.run(copy, SweepLake.SWEEP).alreadyDone()).isFalse();
    assertSameTables(copy);
  }

  @Test
  void sweepThatWasKilledGoesOnWhereItWas() {
    Tables copy = SweepLake.copy(shared, folder);
    SweepLake.run(copy, SweepLake.SWEEP);
    long stored = 3L * ResultHash.BLOCK_TRIALS;
    copy.rows(SweepsTable.TABLE).replaceWhere("true", List.of());
    copy.rows(TrialsTable.TABLE)
        .replaceWhere("trial >= %d AND trial < %d".formatted(stored - 256, stored), List.of());
    AtomicLong computed = new AtomicLong();
    Progress counting =
        new Progress() {
          @Override
          public void start(String stage, long total) {
            computed.set(total);
          }

          @Override
          public void advance(long done) {}

          @Override
          public void finish(String result) {}
        };

    SweepRunner.Result again = SweepLake.run(copy, SweepLake.SWEEP, counting);

    assertThat(computed.get()).isEqualTo(256);
    assertThat(again.alreadyDone()).isFalse();
    assertThat(again.resultHash()).isEqualTo(sweep.resultHash());
    assertSameTables(copy);
  }

  @Test
  void planSaysWhatTheSweepWillTakeAndOfOneThatIsDoneNothing() {
    Tables copy = SweepLake.copy(shared, folder);
    SweepRunner runner = new SweepRunner(copy, Instruments.load(), Progress.NONE);

    SweepRunner.Plan plan = runner.plan(SweepLake.definition(SweepLake.SWEEP));

    assertThat(plan.forecast())
        .hasValueSatisfying(
            forecast -> {
              assertThat(forecast.engine()).isEqualTo("crosses");
              assertThat(forecast.trialsASecond()).isPositive();
              assertThat(forecast.seconds(plan.trials())).isPositive();
            });
    // A stamp, four prices, a volume and a day; two spreads and what is carried either way.
    assertThat(plan.barBytes()).isEqualTo(plan.bars() * (52 + 4 * 8));
    assertThat(copy.exists(TrialsTable.TABLE)).isFalse();
    assertThat(
            new SweepRunner(lake, Instruments.load(), Progress.NONE)
                .plan(SweepLake.definition(SweepLake.SWEEP))
                .forecast())
        .isEmpty();
  }

  @Test
  void whatCannotBeSweptIsSaidInOneLineAndNothingIsWritten() {
    List<Long> before = versions(lake);
    String text = SweepLake.SWEEP;

    refuses(
        text.replace("frames = [1h, 4h]", "frames = 1h, period { from = 2030-01-01 }"),
        "Cannot sweep USDJPY 1h: no bar lies in the period from 2030-01-01. Change the period of"
            + " the sweep.");
    refuses(
        text.replace("EURUSD", "GBPUSD"),
        "Cannot sweep: unknown symbol \"GBPUSD\". market.bars_1m holds EURUSD, USDJPY of source"
            + " \"histdata\".");
    refuses(
        text.replace("4h", "15m"),
        "Missing bars: market.bars has no 15m bars of USDJPY from \"histdata\". Run"
            + " \"jobs/barlake bars --frames 15m --symbols USDJPY\" first.");
    refuses(
        text.replace("symbols = [", "source = kraken, symbols = ["),
        "Cannot sweep: market.bars_1m has no rows of source \"kraken\". Run \"jobs/barlake"
            + " ingest\" on its archives first.");
    refuses(
        text.replace("slippage-ticks", "slipage-ticks"),
        "test.conf, line 11: Unknown key \"slipage-ticks\" in sweep.costs. Did you mean \"slippage-ticks\"?");

    assertThat(versions(lake)).isEqualTo(before);
  }

  @Test
  void lakeWithoutMinutesStaysEmpty() {
    Tables empty = LocalLakehouse.in(folder);

    assertThatThrownBy(() -> SweepLake.run(empty, SweepLake.SWEEP))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Cannot sweep: the lake \"%s\" has no market.bars_1m yet. Run \"jobs/barlake ingest\""
                + " on the archives of histdata first.",
            empty.lake().uri());
    assertThat(folder).isEmptyDirectory();
  }

  private static void refuses(String text, String message) {
    assertThatThrownBy(() -> SweepLake.run(lake, text))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(message);
  }

  private static void assertSameTables(Tables other) {
    for (TableDefinition table : RESEARCH) {
      assertThat(fingerprint(other, table)).as(table.name()).isEqualTo(fingerprint(lake, table));
    }
  }

  /** The number of rows and a sum of hashes, which no order of rows changes. */
  static Row fingerprint(Tables tables, TableDefinition table) {
    String columns =
        Arrays.stream(table.schema().fieldNames())
            .map(name -> isMap(table, name) ? "to_json(" + name + ")" : name)
            .collect(Collectors.joining(", "));
    return tables
        .read(table)
        .selectExpr("count(*)", "sum(CAST(xxhash64(" + columns + ") AS DECIMAL(20, 0)))")
        .head();
  }

  private static boolean isMap(TableDefinition table, String column) {
    return table.schema().apply(column).dataType().typeName().equals("map");
  }

  private static List<Long> versions(Tables tables) {
    return RESEARCH.stream().map(tables::version).toList();
  }

  private static List<Row> sql(String query) {
    return lake.spark().sql(query).collectAsList();
  }

  private static TickBars ticks(SweepDefinition.Unit unit, Instrument instrument) {
    List<Row> rows =
        lake.read(BarsTable.TABLE)
            .where(
                "closed AND symbol = '"
                    + unit.symbols().get(0)
                    + "' AND frame = '"
                    + unit.frame()
                    + "'")
            .selectExpr(
                "unix_micros(ts)", "open", "high", "low", "close", "unix_date(session_date)")
            .orderBy("ts")
            .collectAsList();
    double[][] prices = new double[4][rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      for (int p = 0; p < 4; p++) {
        prices[p][i] = rows.get(i).getDouble(p + 1);
      }
    }
    return TickBars.of(
        new BarSeries(
            rows.stream().mapToLong(row -> row.getLong(0)).toArray(),
            prices[0],
            prices[1],
            prices[2],
            prices[3],
            new double[rows.size()]),
        new PriceScale(instrument.digits()),
        rows.stream().mapToInt(row -> row.getInt(5)).toArray(),
        Timeframe.parse(unit.frame()),
        MarketCalendars.FOREX);
  }
}
