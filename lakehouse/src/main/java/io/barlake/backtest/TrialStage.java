package io.barlake.backtest;

import io.barlake.Progress;
import io.barlake.backtest.SweepWork.Outcome;
import io.barlake.backtest.metrics.Metric;
import io.barlake.backtest.metrics.ResultHash;
import io.barlake.backtest.metrics.ResultHash.Block;
import io.barlake.tables.NumberedRows;
import io.barlake.tables.NumberedRows.Span;
import io.barlake.tables.ProgressWatch;
import io.barlake.tables.Tables;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.TrialsTable;
import java.io.Serializable;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.LongAccumulator;

/**
 * Computes every trial of a sweep that is not stored yet. Tasks take units of work, write their
 * rows to files, and report these with a hash a block; the driver commits what has come in every
 * now and then, so that a sweep that is killed goes on where it was.
 */
final class TrialStage {
  private static final long COMMIT_NANOS = 25_000_000_000L;

  private final Tables tables;
  private final Progress progress;

  TrialStage(Tables tables, Progress progress) {
    this.tables = tables;
    this.progress = progress;
  }

  /** What a task reports of a unit that it has computed and written; the best by the metric. */
  private record Done(WorkUnit unit, DataFile file, List<Block> blocks, long bestTrial, double best)
      implements Serializable {}

  /** Computes and stores what is missing and returns the hash over all trials. */
  String compute(PlannedSweep sweep, Forecast forecast) {
    NumberedRows stored =
        tables.numbered(TrialsTable.TABLE, TrialsTable.TRIAL, sweep.plan().sweepId());
    List<Span> present = stored.present();
    List<Block> blocks = new StoredTrials(tables).blocks(sweep, present);
    List<Span> missing = WorkUnit.missing(sweep.plan().trials(), present);
    progress.start("sweep", missing.stream().mapToLong(Span::count).sum());
    if (!missing.isEmpty()) {
      blocks.addAll(compute(sweep, forecast, stored, missing));
    }
    return ResultHash.of(sweep.plan().trials(), blocks);
  }

  private Collection<Block> compute(
      PlannedSweep sweep, Forecast forecast, NumberedRows stored, List<Span> missing) {
    JavaSparkContext spark =
        SweepTasks.named(
            tables,
            String.format(
                Locale.ROOT,
                "Sweep %s: %,d trials",
                sweep.plan().sweepId(),
                sweep.plan().trials()));
    List<WorkUnit> units = WorkUnit.cut(missing, forecast.trialsAUnit(), forecast.cores());
    CollectionAccumulator<Done> reports = spark.sc().collectionAccumulator("units");
    LongAccumulator finished = spark.sc().longAccumulator("trials");
    SweepWork work = sweep.work();
    Metric by = sweep.definition().keep().by();
    String source = sweep.definition().inputs().source().name();
    NumberedRows.Writer writer = stored.writer();
    Commits commits = new Commits(stored, reports, by, progress);
    ProgressWatch.during(
        finished,
        progress,
        commits::nowAndThen,
        () ->
            spark
                .parallelize(units, units.size())
                .foreach(
                    unit -> {
                      reports.add(done(unit, work, by, source, writer));
                      finished.add(unit.trials());
                    }));
    commits.now();
    return commits.blocks();
  }

  private static Done done(
      WorkUnit unit, SweepWork work, Metric by, String source, NumberedRows.Writer writer) {
    List<Outcome> outcomes = work.run(unit.firstTrial(), unit.trials());
    List<Block> blocks = new ArrayList<>();
    for (int n = 0; n < outcomes.size(); n += ResultHash.BLOCK_TRIALS) {
      List<Outcome> block =
          outcomes.subList(n, Math.min(outcomes.size(), n + ResultHash.BLOCK_TRIALS));
      blocks.add(
          ResultHash.block(unit.firstTrial() + n, block.stream().map(Outcome::metrics).toList()));
    }
    Outcome best =
        outcomes.stream()
            .reduce((one, other) -> by.isBetter(value(other, by), value(one, by)) ? other : one)
            .orElseThrow();
    return new Done(
        unit,
        writer.write(unit.firstTrial(), rows(work, source, outcomes)),
        blocks,
        best.trial(),
        value(best, by));
  }

  /** Not a number where it has none. */
  private static double value(Outcome outcome, Metric metric) {
    return metric.of(outcome.metrics()).orElse(Double.NaN);
  }

  /** Each row is made when it is written. */
  private static List<Row> rows(SweepWork work, String source, List<Outcome> outcomes) {
    return new AbstractList<>() {
      @Override
      public Row get(int n) {
        return TrialRows.trial(work, source, outcomes.get(n));
      }

      @Override
      public int size() {
        return outcomes.size();
      }
    };
  }

  /** Commits the files of the units that have come in since the last time. */
  private static final class Commits {
    private final NumberedRows stored;
    private final CollectionAccumulator<Done> reports;
    private final Metric by;
    private final Progress progress;
    private final Map<Long, Done> committed = new TreeMap<>();
    private long lastNanos = System.nanoTime();
    private double best = Double.NaN;

    Commits(
        NumberedRows stored, CollectionAccumulator<Done> reports, Metric by, Progress progress) {
      this.stored = stored;
      this.reports = reports;
      this.by = by;
      this.progress = progress;
    }

    void nowAndThen() {
      if (System.nanoTime() - lastNanos >= COMMIT_NANOS) {
        now();
      }
    }

    void now() {
      // A unit whose executor was lost may have been computed, and reported, twice.
      Map<Long, Done> come = new TreeMap<>();
      for (Done done : List.copyOf(reports.value())) {
        if (!committed.containsKey(done.unit().firstTrial())) {
          come.putIfAbsent(done.unit().firstTrial(), done);
        }
      }
      if (!come.isEmpty()) {
        stored.add(come.values().stream().map(Done::file).toList());
        committed.putAll(come);
        come.values().forEach(this::note);
      }
      lastNanos = System.nanoTime();
    }

    private void note(Done done) {
      if (by.isBetter(done.best(), best)) {
        best = done.best();
        progress.note(
            String.format(
                Locale.ROOT, "best %s %.4g, trial %d", by.column(), best, done.bestTrial()));
      }
    }

    List<Block> blocks() {
      return committed.values().stream().flatMap(done -> done.blocks().stream()).toList();
    }
  }
}
