package io.barlake.backtest;

import io.barlake.backtest.account.Settled;
import io.barlake.backtest.metrics.Metric;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.EquityTable;
import io.barlake.tables.schema.TradesTable;
import io.barlake.tables.schema.TrialsTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Computes the best trials of a sweep again, by the reference, with their trades and equity. */
final class KeepStage {
  private final Tables tables;

  KeepStage(Tables tables) {
    this.tables = tables;
  }

  private record Kept(List<Row> trades, List<Row> equity) implements Serializable {}

  /** Replaces the trades and the equity of the sweep; returns how many trials have them. */
  int keep(PlannedSweep sweep) {
    List<Long> best = best(sweep);
    List<Row> trades = new ArrayList<>();
    List<Row> equity = new ArrayList<>();
    for (Kept one : replayed(sweep.work(), best)) {
      trades.addAll(one.trades());
      equity.addAll(one.equity());
    }
    tables.rows(TradesTable.TABLE).replaceWhere(sweep.rows(), trades);
    tables.rows(EquityTable.TABLE).replaceWhere(sweep.rows(), equity);
    return best.size();
  }

  private List<Long> best(PlannedSweep sweep) {
    SweepDefinition.Keep keep = sweep.definition().keep();
    Metric metric = keep.by();
    Column by = functions.col(metric.column());
    return tables
        .read(TrialsTable.TABLE)
        .where(sweep.rows())
        .orderBy(
            metric.moreIsBetter() ? by.desc_nulls_last() : by.asc_nulls_last(),
            functions.col(TrialsTable.TRIAL))
        .limit(keep.top())
        .select(TrialsTable.TRIAL)
        .collectAsList()
        .stream()
        .map(row -> row.getLong(0))
        .toList();
  }

  private List<Kept> replayed(SweepWork work, List<Long> trials) {
    return SweepTasks.named(tables, "Keeping " + trials.size() + " trials in full")
        .parallelize(trials, Math.max(1, trials.size()))
        .map(trial -> replayed(work, trial))
        .collect();
  }

  private static Kept replayed(SweepWork work, long trial) {
    TradedPlace place = SharedBars.of(work, work.placeOf(trial));
    Settled settled = place.replay(work, work.parametersOf(trial));
    return new Kept(
        TrialRows.trades(work, trial, place, settled), TrialRows.equity(work, trial, settled));
  }
}
