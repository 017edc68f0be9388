package io.barlake.backtest;

import io.barlake.backtest.SweepDefinition.Keep;
import io.barlake.backtest.account.Settled;
import io.barlake.backtest.metrics.Metric;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.EquityTable;
import io.barlake.tables.schema.RandomEntriesTable;
import io.barlake.tables.schema.TradesTable;
import io.barlake.tables.schema.TrialsTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Computes the best trials of a sweep again, by the reference, with their trades and equity, and
 * the very best at random times too.
 */
final class KeepStage {
  private final Tables tables;

  KeepStage(Tables tables) {
    this.tables = tables;
  }

  /** A trial, and how often it is drawn at random times. */
  private record Asked(long trial, int draws) implements Serializable {}

  private record Kept(List<Row> trades, List<Row> equity, List<Row> random)
      implements Serializable {}

  /** Replaces what the sweep has kept; returns how many trials have their trades and equity. */
  int keep(PlannedSweep sweep) {
    List<Asked> best = asked(best(sweep), sweep.definition().keep().randomEntries());
    List<Row> trades = new ArrayList<>();
    List<Row> equity = new ArrayList<>();
    List<Row> random = new ArrayList<>();
    for (Kept one : replayed(sweep.work(), best)) {
      trades.addAll(one.trades());
      equity.addAll(one.equity());
      random.addAll(one.random());
    }
    tables.rows(TradesTable.TABLE).replaceWhere(sweep.rows(), trades);
    tables.rows(EquityTable.TABLE).replaceWhere(sweep.rows(), equity);
    tables.rows(RandomEntriesTable.TABLE).replaceWhere(sweep.rows(), random);
    return best.size();
  }

  private static List<Asked> asked(List<Long> best, int draws) {
    List<Asked> asked = new ArrayList<>();
    for (long trial : best) {
      asked.add(new Asked(trial, asked.size() < Keep.MOST_WITH_RANDOM ? draws : 0));
    }
    return asked;
  }

  private List<Long> best(PlannedSweep sweep) {
    Keep keep = sweep.definition().keep();
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

  private List<Kept> replayed(SweepWork work, List<Asked> trials) {
    return SweepTasks.named(tables, "Keeping " + trials.size() + " trials in full")
        .parallelize(trials, Math.max(1, trials.size()))
        .map(one -> replayed(work, one.trial(), one.draws()))
        .collect();
  }

  private static Kept replayed(SweepWork work, long trial, int draws) {
    TradedPlace place = SharedBars.of(work, work.placeOf(trial));
    Settled settled = place.replay(work, work.parametersOf(trial));
    return new Kept(
        TrialRows.trades(work, trial, place, settled),
        TrialRows.equity(work, trial, settled),
        RandomEntries.rows(work, trial, place, draws));
  }
}
