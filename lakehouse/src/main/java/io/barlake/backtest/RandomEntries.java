package io.barlake.backtest;

import io.barlake.backtest.account.Settled;
import io.barlake.backtest.exits.Exits;
import io.barlake.backtest.grid.ParameterSet;
import io.barlake.backtest.kernel.RandomTimes;
import io.barlake.backtest.kernel.ReferenceEngine;
import io.barlake.backtest.kernel.Replay;
import io.barlake.backtest.metrics.Metric;
import io.barlake.backtest.metrics.TrialMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * What a trial brings whose strategy does not know when: it desires the same positions at random
 * times, with the same exits, costs and account. The same trial of the same sweep is drawn alike.
 */
final class RandomEntries {
  private RandomEntries() {}

  /** A row of each draw. */
  static List<Row> rows(SweepWork work, long trial, TradedPlace place, int draws) {
    ParameterSet set = work.parametersOf(trial);
    Exits exits = work.exits().of(set);
    List<ReferenceEngine> engines = place.references(work);
    List<RandomTimes> times =
        place.quotes().stream()
            .map(quotes -> new RandomTimes(work.strategy().signal(quotes.bars(), set)))
            .toList();
    SplittableRandom random = new SplittableRandom(trial);
    List<Row> rows = new ArrayList<>();
    for (int draw = 0; draw < draws; draw++) {
      List<Replay> replays = new ArrayList<>();
      for (int n = 0; n < engines.size(); n++) {
        replays.add(engines.get(n).replay(set, times.get(n).draw(random)));
      }
      rows.add(row(work, trial, draw, place.settle(replays, exits)));
    }
    return rows;
  }

  private static Row row(SweepWork work, long trial, int draw, Settled settled) {
    TrialMetrics metrics = settled.metrics();
    OptionalDouble sharpe = Metric.SHARPE.of(metrics);
    return RowFactory.create(
        work.sweepId(),
        trial,
        draw,
        metrics.trades().trades(),
        Metric.NET_PROFIT.of(metrics).orElseThrow(),
        sharpe.isPresent() ? sharpe.getAsDouble() : null);
  }
}
