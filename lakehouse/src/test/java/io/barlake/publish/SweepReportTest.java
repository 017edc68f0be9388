package io.barlake.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.barlake.BarlakeException;
import io.barlake.publish.report.Distribution;
import io.barlake.publish.report.KeptTrial;
import io.barlake.publish.report.MarketFacts;
import io.barlake.publish.report.ParameterPlanes;
import io.barlake.publish.report.ReportData;
import io.barlake.publish.report.ReportMetric;
import io.barlake.publish.report.TrialRow;
import io.barlake.tables.TableDefinition;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.BarsTable;
import io.barlake.tables.schema.EquityTable;
import io.barlake.tables.schema.RandomEntriesTable;
import io.barlake.tables.schema.SweepsTable;
import io.barlake.tables.schema.TradesTable;
import io.barlake.tables.schema.TrialsTable;
import io.barlake.testing.LocalLakehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sweep of 24 trials: two markets, two averages, fast 5 and 10, slow 20, 40 and 80. Trial n has a
 * Sharpe ratio of n / 10 - 1, except trial 0, which has none. Trials 23 and 22 are kept.
 */
class SweepReportTest {
  @TempDir static Path folder;
  private static Tables tables;
  private static ReportData report;

  @BeforeAll
  static void buildTables() {
    tables = LocalLakehouse.in(folder.resolve("lake"));
    create(
        SweepsTable.TABLE,
        """
        SELECT 'abc123' AS sweep_id, 'moving-average-cross' AS strategy,
          'sweep { costs { spread = auto }, keep { top = 2, by = sharpe } }' AS definition,
          'histdata' AS source, array('USDJPY', 'EURUSD') AS symbols, array('1h') AS frames,
          TIMESTAMP'2019-01-02 00:00:00' AS period_from, CAST(NULL AS TIMESTAMP) AS period_to,
          24L AS trials, map('market.bars', '14') AS inputs, '0.1' AS code_version,
          9007199254740993L AS seed, 'b5bb9d80' AS result_hash
        """);
    create(
        TrialsTable.TABLE,
        """
        SELECT 'abc123' AS sweep_id, id AS trial, 'moving-average-cross' AS strategy,
          'histdata' AS source, IF(id < 12, 'USDJPY', 'EURUSD') AS symbol, '1h' AS frame,
          TIMESTAMP'2019-01-02 00:00:00' AS first_bar, TIMESTAMP'2019-01-03 23:00:00' AS last_bar,
          48 AS bars,
          map('fast', double(5 + 5 * (id % 2)), 'slow', double(20 * power(2, id div 2 % 3))) AS params,
          map('average', IF(id div 6 % 2 = 0, 'sma', 'ema')) AS choices,
          IF(id < 12, 0.001D, 0.00001D) AS tick_size, 'ticks' AS money,
          100000D AS capital, 0 AS stop_outs, 0 AS refused, int(id) AS trades, int(id div 2) AS wins,
          double(id * 10 - 100) AS net_profit, 200D AS gross_profit,
          -100D AS gross_loss, 15D AS costs, 40D AS max_drawdown_amount,
          IF(id = 5, double('Infinity'), 2D) AS profit_factor, 0.5D AS win_rate,
          1D AS average_trade, IF(id = 0, NULL, (id - 10) / 10D) AS sharpe,
          (id * 10 - 100) / 100000D AS net_return, 0.01D AS max_drawdown,
          3 AS longest_losing_streak, 0 AS stops, 0 AS targets, 0 AS ambiguous_bars,
          2 AS longest_drawdown_days, 0.005D AS ulcer_index,
          12D AS turnover, 0.9D AS exposure, id = 23 AS open_at_end
        FROM range(24)
        """);
    create(
        TradesTable.TABLE,
        """
        SELECT 'abc123' AS sweep_id, 23L AS trial, int(id + 1) AS n,
          'EURUSD' AS symbol, IF(id % 2 = 0, 'long', 'short') AS direction,
          TIMESTAMP'2019-01-02 05:00:00' AS entry_ts, TIMESTAMP'2019-01-02 09:00:00' AS exit_ts,
          1.1D AS entry_price, 1.2D AS exit_price, 7.5D AS profit_ticks, 16D AS cost_ticks,
          4 AS bars, 'signal' AS exit_reason, 1D AS units, 7.5D AS profit, 16D AS costs, 'open' AS entry_reason
        FROM range(5003)
        """);
    create(
        EquityTable.TABLE,
        """
        SELECT 'abc123' AS sweep_id, 22 + id div 2 AS trial, int(id % 2) AS n,
          date_add(DATE'2019-01-02', int(id % 2)) AS day, double(id * 5) AS equity,
          -3D AS drawdown
        FROM range(4)
        """);
    create(
        RandomEntriesTable.TABLE,
        """
        SELECT 'abc123' AS sweep_id, 23L AS trial, int(id) AS draw, 5 AS trades,
          id * 1.5D AS net_profit, CAST(NULL AS DOUBLE) AS sharpe
        FROM range(3)
        """);
    create(
        BarsTable.TABLE,
        """
        SELECT 'histdata' AS source, 'EURUSD' AS symbol, side, '1h' AS frame,
          timestamp_seconds(1546387200 + 3600 * id) AS ts, 1 + id / 100D AS open,
          1.5 + id / 100D AS high, 0.5D AS low, 1.01 + id / 100D AS close, 0D AS volume,
          CAST(NULL AS DOUBLE) AS spread_ticks, CAST(NULL AS BIGINT) AS ticks, 60 AS minutes,
          60 AS expected, true AS closed,
          date_add(DATE'2019-01-02', int(id div 24)) AS session_date
        FROM range(60) CROSS JOIN (SELECT explode(array('ask', 'bid')) AS side)
        """);
    report = new SweepReport(tables).read("abc123");
  }

  private static void create(TableDefinition table, String select) {
    tables.rows(table).replaceWhere("true", tables.spark().sql(select));
  }

  @Test
  void marketsFollowTheDefinitionAndCountTheirTrials() {
    assertThat(report.markets())
        .extracting(MarketFacts::symbol)
        .containsExactly("USDJPY", "EURUSD");
    MarketFacts dollar = report.markets().get(0);
    assertThat(dollar.trials()).isEqualTo(12);
    assertThat(dollar.profitable()).isEqualTo(1);
    assertThat(dollar.profitableBeforeCosts()).isEqualTo(3);
    assertThat(dollar.withoutTrades()).isEqualTo(1);
    assertThat(dollar.trades()).isEqualTo(66);
    assertThat(dollar.costs()).isEqualTo(180);
    assertThat(dollar.firstOpen()).isNaN();
  }

  @Test
  void buyAndHoldTakesTheBidOverTheBarsOfTheTrials() {
    MarketFacts euro = report.markets().get(1);

    assertThat(euro.side()).isEqualTo("bid");
    assertThat(euro.firstOpen()).isEqualTo(1);
    assertThat(euro.holdReturn()).isEqualTo(1.48 / 1 - 1);
  }

  @Test
  void histogramsCountEveryTrialThatHasAValue() {
    assertThat(report.distributions()).hasSize(6);
    Distribution whole = report.distributions().get(0);
    assertThat(whole.metric()).isEqualTo(ReportMetric.SHARPE);
    assertThat(whole.market()).isEqualTo(-1);
    assertThat(whole.trials()).isEqualTo(24);
    assertThat(whole.missing()).isEqualTo(1);
    assertThat(LongStream.of(whole.counts()).sum()).isEqualTo(23);
    assertThat(whole.best()).isEqualTo(1.3);
    assertThat(whole.median()).isEqualTo(0.2);
    assertThat(whole.luck()).isPositive();
    assertThat(report.distributions().get(3).luck()).isNaN();
  }

  @Test
  void planeHasACellForEveryPairInEverySlice() {
    ParameterPlanes planes = report.planes();

    assertThat(planes.axes()).extracting(axis -> axis.name()).containsExactly("fast", "slow");
    assertThat(planes.axes().get(1).from()).containsExactly(20, 40, 80);
    assertThat(planes.slices()).hasSize(4);
    assertThat(planes.slices().get(0))
        .isEqualTo(new ParameterPlanes.Slice(1, Map.of("average", "ema")));
    ParameterPlanes.Plane plane = planes.planes().get(0);
    assertThat(plane.trials()).hasSize(24).containsOnly(1);
    int best = 5;
    assertThat(plane.slice()[best]).isZero();
    assertThat(plane.x()[best]).isEqualTo(1);
    assertThat(plane.y()[best]).isEqualTo(2);
    assertThat(plane.best()[0][best]).isEqualTo(1.3);
  }

  @Test
  void bestTrialsComeFirstAndOnesWithoutTheMetricLast() {
    assertThat(report.best()).hasSize(24);
    assertThat(report.best().get(0).trial()).isEqualTo(23);
    assertThat(report.best().get(0).openAtEnd()).isTrue();
    assertThat(report.best().get(0).params()).isEqualTo(Map.of("fast", 10.0, "slow", 80.0));
    assertThat(report.best().get(23).trial()).isZero();
    assertThat(report.best().get(23).metrics()[ReportMetric.SHARPE.place()]).isNaN();
    TrialRow lucky =
        report.best().stream().filter(row -> row.trial() == 5).findFirst().orElseThrow();
    assertThat(lucky.metrics()[ReportMetric.PROFIT_FACTOR.place()]).isNaN();
    assertThat(lucky.metrics()[ReportMetric.GROSS_LOSS.place()]).isEqualTo(100);
  }

  @Test
  void keptTrialsBringTheirDaysAndLatestTrades() {
    assertThat(report.keptTrials()).isEqualTo(2);
    assertThat(report.kept()).extracting(kept -> kept.row().trial()).containsExactly(23L, 22L);
    KeptTrial best = report.kept().get(0);
    assertThat(best.randomProfit()).containsExactly(0, 1.5, 3);
    assertThat(report.kept().get(1).randomProfit()).isEmpty();
    assertThat(best.equity().day()).containsExactly(17_898, 17_899);
    assertThat(best.equity().equity()).containsExactly(10, 15);
    assertThat(best.equity().drawdown()).containsExactly(3, 3);
    assertThat(best.trades().entrySeconds()).hasSize(5000).contains(1_546_405_200L);
    assertThat(best.trades().direction()).startsWith(-1, 1);
    assertThat(best.tradesLeftOut()).isEqualTo(3);
    assertThat(best.firstOpen()).isCloseTo(1, within(1e-12));
    assertThat(report.kept().get(1).trades().bars()).isEmpty();
  }

  @Test
  void barsOfKeptMarketsEndWithTheTrials() {
    assertThat(report.bars()).hasSize(1);
    assertThat(report.bars().get(0).market()).isEqualTo(1);
    assertThat(report.bars().get(0).open()).hasSize(48);
    assertThat(report.bars().get(0).leftOut()).isZero();
    assertThat(report.bars().get(0).days().day()).containsExactly(17_898, 17_899);
    assertThat(report.bars().get(0).days().close()).containsExactly(1.24, 1.48);
  }

  @Test
  void pageReplacesTheFileAndLeavesNothingBesideIt() throws IOException {
    Path out = folder.resolve("pages/report.html");
    Files.createDirectories(out.getParent());
    Files.writeString(out, "old");

    new SweepReport(tables).write("abc123", out);

    assertThat(Files.readString(out)).startsWith("<!doctype html>").contains("9007199254740993");
    try (Stream<Path> files = Files.list(out.getParent())) {
      assertThat(files).containsExactly(out);
    }
  }

  @Test
  void unknownSweepNamesTheOnesThatExist() {
    assertThatThrownBy(() -> new SweepReport(tables).write("nope", folder.resolve("none.html")))
        .isInstanceOf(BarlakeException.class)
        .hasMessage("Unknown sweep \"nope\". The sweeps of this lake are: abc123.");
    assertThat(folder.resolve("none.html")).doesNotExist();
  }

  @Test
  void folderIsNotAPlaceForAPage() {
    assertThatThrownBy(() -> new SweepReport(tables).write("abc123", folder))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Cannot write the report to \"%s\": it is a folder. Name a file, such as %s.",
            folder, folder.resolve("report.html"));
  }
}
