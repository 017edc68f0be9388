package io.barlake.backtest;

import io.barlake.Progress;
import io.barlake.backtest.SweepWork.Outcome;
import io.barlake.backtest.metrics.ResultHash;
import io.barlake.backtest.metrics.ResultHash.Block;
import io.barlake.tables.ProgressWatch;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.TrialsTable;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.LongAccumulator;

/**
 * Computes every trial of a sweep and stores its scalars in one commit. Tasks take whole blocks of
 * {@link ResultHash}, so that only a hash a block comes back to the driver.
 */
final class TrialStage {
  private final Tables tables;
  private final Progress progress;
  private final int mostTasks;

  TrialStage(Tables tables, Progress progress, int mostTasks) {
    this.tables = tables;
    this.progress = progress;
    this.mostTasks = mostTasks;
  }

  /** Replaces the trials of the sweep and returns the hash over all of them. */
  String compute(PlannedSweep sweep) {
    long trials = sweep.plan().trials();
    int blocks = Math.toIntExact((trials + ResultHash.BLOCK_TRIALS - 1) / ResultHash.BLOCK_TRIALS);
    JavaSparkContext spark =
        SweepTasks.named(
            tables,
            String.format(Locale.ROOT, "Sweep %s: %,d trials", sweep.plan().sweepId(), trials));
    CollectionAccumulator<Block> hashes = spark.sc().collectionAccumulator("blocks");
    LongAccumulator finished = spark.sc().longAccumulator("trials");
    SweepWork work = sweep.work();
    String source = sweep.definition().inputs().source().name();
    JavaRDD<Row> rows =
        spark
            .parallelize(IntStream.range(0, blocks).boxed().toList(), Math.min(blocks, mostTasks))
            .flatMap(block -> rows(block, trials, work, source, hashes, finished).iterator());
    ProgressWatch.during(
        finished,
        progress,
        () ->
            tables
                .rows(TrialsTable.TABLE)
                .replaceWhere(
                    sweep.rows(), tables.spark().createDataFrame(rows, TrialsTable.SCHEMA)));
    return ResultHash.of(trials, distinct(hashes.value()));
  }

  private static List<Row> rows(
      int block,
      long trials,
      SweepWork work,
      String source,
      CollectionAccumulator<Block> hashes,
      LongAccumulator finished) {
    long first = (long) block * ResultHash.BLOCK_TRIALS;
    int count = (int) Math.min(ResultHash.BLOCK_TRIALS, trials - first);
    List<Outcome> outcomes = work.run(first, count);
    hashes.add(ResultHash.block(first, outcomes.stream().map(Outcome::metrics).toList()));
    finished.add(count);
    return outcomes.stream().map(outcome -> TrialRows.trial(work, source, outcome)).toList();
  }

  /** A block whose executor was lost has been computed, and reported, twice. */
  private static Collection<Block> distinct(List<Block> blocks) {
    Map<Long, Block> distinct = new TreeMap<>();
    blocks.forEach(block -> distinct.put(block.firstTrial(), block));
    return distinct.values();
  }
}
