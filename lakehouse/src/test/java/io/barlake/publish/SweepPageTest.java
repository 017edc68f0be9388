package io.barlake.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.barlake.BarlakeException;
import io.barlake.backtest.SweepLake;
import io.barlake.backtest.SweepRunner;
import io.barlake.publish.Leaderboard.Order;
import io.barlake.publish.report.BarColumns;
import io.barlake.publish.report.MarketFacts;
import io.barlake.publish.report.ReportData;
import io.barlake.publish.report.ReportMetric;
import io.barlake.publish.report.TrialRow;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.BarsTable;
import io.barlake.tables.schema.TrialsTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report and the leaderboard of a sweep that ran, on the tables that it wrote. */
class SweepPageTest {
  @TempDir static Path folder;
  private static Tables lake;
  private static SweepRunner.Result sweep;
  private static ReportData report;

  @BeforeAll
  static void sweepOnce() {
    lake = SweepLake.build(folder.resolve("lake"));
    sweep = SweepLake.run(lake, SweepLake.SWEEP);
    report = new SweepReport(lake).read(sweep.plan().sweepId());
    lake.read(TrialsTable.TABLE).createOrReplaceTempView("trials");
  }

  @Test
  void factsAreThoseOfTheSweep() {
    assertThat(report.sweep().id()).isEqualTo(sweep.plan().sweepId());
    assertThat(report.sweep().trials()).isEqualTo(sweep.plan().trials());
    assertThat(report.sweep().resultHash()).isEqualTo(sweep.resultHash());
    assertThat(report.sweep().definition()).isEqualTo(SweepLake.SWEEP);
    assertThat(report.sweep().fromSeconds()).isNull();
    assertThat(report.sweep().inputs()).containsOnlyKeys(sweep.plan().markets());
    assertThat(report.rankBy()).isEqualTo(ReportMetric.SHARPE);
  }

  @Test
  void marketsCountWhatTheTablesHold() {
    assertThat(report.markets())
        .extracting(market -> market.symbol() + " " + market.frame())
        .containsExactly("USDJPY 1h", "USDJPY 4h", "EURUSD 1h", "EURUSD 4h");
    for (MarketFacts market : report.markets()) {
      Row counted =
          sql("""
                  SELECT count(*), count_if(net_profit > 0), sum(trades), max(bars),
                    round(sum(costs), 3), count_if(net_profit + costs > 0)
                  FROM trials WHERE symbol = '%s' AND frame = '%s'
                  """
                  .formatted(market.symbol(), market.frame()))
              .get(0);
      assertThat(market.trials()).isEqualTo(counted.getLong(0));
      assertThat(market.profitable()).isEqualTo(counted.getLong(1));
      assertThat(market.trades()).isEqualTo(counted.getLong(2));
      assertThat(market.bars()).isEqualTo(counted.getInt(3));
      assertThat(market.costs()).isEqualTo(counted.getDouble(4));
      assertThat(market.profitableBeforeCosts()).isEqualTo(counted.getLong(5));
    }
  }

  @Test
  void barsOnThePageAreTheOnesThatWereTraded() {
    assertThat(report.bars()).isNotEmpty();
    for (BarColumns bars : report.bars()) {
      MarketFacts market = report.markets().get(bars.market());
      List<Long> closes =
          lake
              .read(BarsTable.TABLE)
              .where(
                  "closed AND symbol = '%s' AND frame = '%s'"
                      .formatted(market.symbol(), market.frame()))
              .orderBy("ts")
              .selectExpr("CAST(round(close * power(10, %d)) AS LONG)".formatted(bars.decimals()))
              .collectAsList()
              .stream()
              .map(row -> row.getLong(0))
              .toList();

      assertThat(closes(bars)).isEqualTo(closes);
    }
  }

  private static List<Long> closes(BarColumns bars) {
    List<Long> closes = new ArrayList<>();
    long last = 0;
    for (int i = 0; i < bars.open().length; i++) {
      last += bars.open()[i] + bars.close()[i];
      closes.add(last);
    }
    return closes;
  }

  @Test
  void bestAndKeptTrialsFollowTheExactMetric() {
    assertThat(report.best().stream().map(TrialRow::trial).limit(10).toList())
        .isEqualTo(best("sharpe DESC", 10));
    assertThat(report.kept().stream().map(kept -> kept.row().trial()).toList())
        .isEqualTo(best("sharpe DESC", 6));
    report
        .kept()
        .forEach(
            kept -> {
              double[] equity = kept.equity().equity();
              assertThat(equity[equity.length - 1])
                  .isEqualTo(kept.row().metrics()[ReportMetric.NET_PROFIT.place()]);
              assertThat(kept.tradesLeftOut()).isZero();
              assertThat(Arrays.stream(kept.trades().profitTicks()).sum())
                  .isCloseTo(equity[equity.length - 1], within(1e-6));
            });
  }

  @Test
  void leaderboardRanksByTheExactMetricNotByTheRoundedOne() {
    assertThat(leaders("sharpe", Order.MOST_FIRST)).isEqualTo(best("sharpe DESC", 300));
    assertThat(leaders("profit_factor", Order.LEAST_FIRST))
        .isEqualTo(best("profit_factor ASC", 300));
  }

  @Test
  void leaderboardPutsTrialsWithoutTheMetricLastAndShowsWholeParameters() {
    lake.spark()
        .sql(
            """
            SELECT 'x' AS sweep_id, id AS trial, 'EURUSD' AS symbol, '1h' AS frame,
              map('slow', 40D, 'fast', 2.5D) AS params, map('average', 'ema') AS choices,
              3 AS trades, 1.25D AS net_profit, 'ticks' AS money, 0.01D AS net_return,
              IF(id = 1, NULL, double(id)) AS sharpe, 2D AS max_drawdown_amount,
              IF(id = 2, 1e12D, NULL) AS profit_factor, 0.5D AS win_rate
            FROM range(4)
            """)
        .createOrReplaceTempView("some_trials");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    new Leaderboard(lake.spark(), "some_trials")
        .print(
            "x",
            "sharpe",
            Order.LEAST_FIRST,
            4,
            new PrintStream(bytes, true, StandardCharsets.UTF_8));

    List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines.get(2)).startsWith("    0  EURUSD  1h     fast=2.5 slow=40 average=ema");
    assertThat(lines.stream().skip(2).map(line -> line.strip().substring(0, 1)).toList())
        .containsExactly("0", "2", "3", "1");
    assertThat(lines.get(3)).contains("1000000000000.000");
  }

  @Test
  void pageIsReadableByOthersAndLeavesNothingBesideIt() throws IOException {
    Path page = folder.resolve("pages/report.html");
    Path plain = Files.writeString(Files.createTempDirectory(folder, "x").resolve("f"), "");

    new SweepReport(lake).write(sweep.plan().sweepId(), page);

    assertThat(Files.getPosixFilePermissions(page))
        .isEqualTo(Files.getPosixFilePermissions(plain))
        .contains(PosixFilePermission.OWNER_READ);
    assertThat(page.getParent().toFile().list()).containsExactly("report.html");
    assertThat(Files.readString(page)).contains(sweep.resultHash());
  }

  @Test
  void unknownSweepNamesTheOnesThereAre() {
    assertThatThrownBy(() -> new SweepReport(lake).read("nope"))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Unknown sweep \"nope\". The sweeps of this lake are: %s.", sweep.plan().sweepId());
  }

  private static List<Long> leaders(String metric, Order order) {
    return new Leaderboard(lake.spark(), "trials")
        .best(sweep.plan().sweepId(), metric, order, 300).stream()
            .map(row -> (Long) row.get("trial"))
            .toList();
  }

  private static List<Long> best(String order, int rows) {
    return sql("SELECT trial FROM trials ORDER BY " + order + " NULLS LAST, trial LIMIT " + rows)
        .stream()
        .map(row -> row.getLong(0))
        .toList();
  }

  private static List<Row> sql(String query) {
    return lake.spark().sql(query).collectAsList();
  }
}
