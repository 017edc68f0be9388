package io.barlake.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.config.Instruments;
import io.barlake.publish.SweepReport;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.EquityTable;
import io.barlake.tables.schema.TradesTable;
import io.barlake.tables.schema.TrialsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepAccountTest {
  private static final String SWEEP =
      """
      sweep {
        strategy = moving-average-cross
        symbols = [USDJPY, EURUSD]
        frames = [1h, 4h]
        parameters { fast = [3, 5, 9], slow = [20, 40] }
        exits { stop-loss = [40, 120], trailing-stop = [0, 90] }
        account {
          capital = 10000, currency = EUR, leverage = 30, together = true
          size { risk-percent = 0.5 }
        }
        keep { top = 48, by = net_profit }
      }
      """;

  @TempDir static Path folder;
  private static Tables lake;
  private static SweepRunner.Result sweep;

  @BeforeAll
  static void sweepAPortfolio() {
    lake = SweepLake.build(folder);
    sweep = SweepLake.run(lake, SWEEP);
    lake.read(TrialsTable.TABLE).createOrReplaceTempView("account_trials");
    lake.read(TradesTable.TABLE).createOrReplaceTempView("account_trades");
    lake.read(EquityTable.TABLE).createOrReplaceTempView("account_equity");
  }

  @Test
  void symbolsThatTradeTogetherAreOneTrial() {
    assertThat(sweep.plan().trials()).isEqualTo(2 * 3 * 2 * 2 * 2);
    assertThat(sweep.plan().forecast().orElseThrow().engine())
        .isEqualTo("crosses, then the account");
    assertThat(sql("SELECT DISTINCT symbol, money, capital, tick_size FROM account_trials"))
        .singleElement()
        .asString()
        .isEqualTo("[USDJPY+EURUSD,EUR,10000.0,null]");
  }

  @Test
  void tradesAndEquityOfAnAccountAddUpToItsTrial() {
    Row row =
        sql("""
            SELECT count(*), count_if(t.trades > 50), count_if(s.n = t.trades
                AND abs(s.profit - t.net_profit) < 1e-5 AND abs(s.costs - t.costs) < 1e-5
                AND abs(e.last - t.net_profit) < 1e-9
                AND abs(t.net_return - t.net_profit / 10000) < 1e-12
                AND e.fall <= t.max_drawdown_amount + 1e-9)
            FROM account_trials t
            JOIN (SELECT trial, count(*) n, sum(profit) profit, sum(costs) costs
                  FROM account_trades GROUP BY trial) s USING (trial)
            JOIN (SELECT trial, max_by(equity, n) last, max(drawdown) fall
                  FROM account_equity GROUP BY trial) e USING (trial)
            """)
            .get(0);

    assertThat(row.getLong(1)).isPositive();
    assertThat(row.getLong(0)).isEqualTo(48);
    assertThat(row.getLong(2)).isEqualTo(48);
  }

  @Test
  void aStopLosesTheRiskThatWasAskedFor() {
    // No trade has ended before; the other symbol's open position may count a little.
    List<Row> first =
        sql(
            """
            SELECT r.profit, r.costs FROM account_trades r JOIN account_trials t USING (trial)
            WHERE r.exit_reason = 'stop' AND r.n = 0 AND t.params['trailing-stop'] = 0
            """);

    // Of 50 euros a step of 1,000 units is less than one; a gap takes more than the stop.
    assertThat(first)
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.getDouble(0)).isBetween(-80.0, -48.0));
  }

  @Test
  void bothSymbolsTradeInWholeSteps() {
    assertThat(
            sql(
                """
                SELECT symbol, count_if(units % 1000 = 0) = count(*), min(units) >= 1000
                FROM account_trades GROUP BY symbol ORDER BY symbol
                """))
        .extracting(Row::toString)
        .containsExactly("[EURUSD,true,true]", "[USDJPY,true,true]");
  }

  @Test
  void profitIsCountedInTheMoneyOfTheAccount() {
    // Yen go by the dollar to euros: a unit of a yen is between 0.0070 and 0.0090 of a euro.
    List<Row> rates =
        sql(
            """
            SELECT DISTINCT profit / (profit_ticks * 0.001 * units) BETWEEN 0.0070 AND 0.0090
            FROM account_trades WHERE symbol = 'USDJPY' AND abs(profit_ticks) > 5
            """);

    assertThat(rates).extracting(row -> row.getBoolean(0)).containsExactly(true);
  }

  @Test
  void theReferenceGivesTheSameTrial() {
    TrialReplay replay = new TrialReplay(lake, Instruments.load());

    for (long trial : List.of(0L, 7L, 23L, 24L, 47L)) {
      TrialReplay.Result result = replay.compute(sweep.plan().sweepId(), trial);
      assertThat(result.market()).startsWith("USDJPY+EURUSD ");
      assertThat(result.trades()).isNotEmpty();
    }
  }

  @Test
  void theReportOfAPortfolioIsWritten() throws IOException {
    Path page = folder.resolve("portfolio.html");

    new SweepReport(lake).write(sweep.plan().sweepId(), page);

    assertThat(Files.readString(page)).contains("\"money\":\"EUR\"", "USDJPY+EURUSD");
  }

  @Test
  void eachSymbolHasItsOwnAccountUnlessTheyTradeTogether() {
    SweepDefinition each = SweepLake.definition(SWEEP.replace(", together = true", ""));

    assertThat(each.trials()).isEqualTo(2 * sweep.plan().trials());
    assertThat(each.units()).hasSize(4);
    assertThat(each.id("rows")).isNotEqualTo(SweepLake.definition(SWEEP).id("rows"));
  }

  @Test
  void aCurrencyThatNoMarketGivesIsRefused() {
    assertThatThrownBy(() -> SweepLake.run(lake, SWEEP.replace("EUR,", "CHF,")))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Cannot count the profit of USDJPY in CHF: the source has no 1h bars of JPYCHF, CHFJPY"
                + " or both with USD. Ingest one of them and run \"jobs/barlake bars\".");
  }

  private static List<Row> sql(String query) {
    return lake.spark().sql(query).collectAsList();
  }
}
