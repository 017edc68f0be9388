package io.barlake.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.Progress;
import io.barlake.config.Instruments;
import io.barlake.tables.Lake;
import io.barlake.tables.SessionSettings;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.EquityTable;
import io.barlake.tables.schema.RandomEntriesTable;
import io.barlake.tables.schema.SweepsTable;
import io.barlake.tables.schema.TradesTable;
import io.barlake.tables.schema.TrialsTable;
import io.barlake.testing.ChildJvm;
import io.barlake.testing.LocalLakehouse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fifty thousand trials over the hours of one symbol. */
class LargeSweepTest {
  private static final int TRIALS = 50_000;
  private static final String SWEEP =
      """
      sweep {
        strategy = moving-average-cross
        symbols = EURUSD
        frames = 1h
        parameters {
          fast = { from = 2, to = 201, step = 1 }
          slow = { from = 202, to = 326, step = 1 }
          average = [sma, ema]
        }
        keep { top = 2, by = net_profit }
      }
      """;

  @TempDir static Path shared;
  @TempDir Path folder;
  private static Tables lake;
  private static SweepRunner.Result sweep;
  private static final CountingProgress PROGRESS = new CountingProgress();
  private static final ResultBytes BYTES = new ResultBytes();

  @BeforeAll
  static void runOnce() {
    lake = SweepLake.build(shared);
    lake.spark().sparkContext().addSparkListener(BYTES);
    sweep = SweepLake.run(lake, SWEEP, PROGRESS);
    lake.spark().sparkContext().removeSparkListener(BYTES);
  }

  @Test
  void progressCountsEveryTrialOnce() {
    assertThat(sweep.plan().trials()).isEqualTo(TRIALS);
    assertThat(PROGRESS.total).isEqualTo(TRIALS);
    assertThat(PROGRESS.done.get()).isEqualTo(TRIALS);
    assertThat(PROGRESS.result).isEqualTo("50,000 trials, 2 kept in full");
  }

  @Test
  void trialsAreWrittenByTheTasksAndDoNotComeBackToTheDriver() {
    assertThat(lake.read(TrialsTable.TABLE).select("trial").distinct().count()).isEqualTo(TRIALS);
    // A trial as a row is some hundred bytes; its share of what came back is a few.
    assertThat(BYTES.all.get()).isPositive().isLessThan(TRIALS * 40L);
  }

  @Test
  void sweepThatIsKilledHalfWayEndsInTheSameRowsOnOneCore() throws Exception {
    SweepLake.copy(shared, folder);
    try (ChildJvm killed = ChildJvm.start(OneCore.class, folder, "dies")) {
      assertThat(killed.finish()).containsExactly("dying");
    }
    assertThat(LocalLakehouse.in(folder).exists(SweepsTable.TABLE)).isFalse();

    try (ChildJvm again = ChildJvm.start(OneCore.class, folder, "lives")) {
      assertThat(again.finish()).containsExactly(sweep.resultHash() + " false");
    }

    Tables other = LocalLakehouse.in(folder);
    for (var table :
        List.of(
            TrialsTable.TABLE,
            TradesTable.TABLE,
            EquityTable.TABLE,
            RandomEntriesTable.TABLE,
            SweepsTable.TABLE)) {
      assertThat(SweepRunnerTest.fingerprint(other, table))
          .as(table.name())
          .isEqualTo(SweepRunnerTest.fingerprint(lake, table));
    }
  }

  /** The sweep in a process with one core. */
  static final class OneCore {
    private OneCore() {}

    public static void main(String[] args) {
      Lake where = Lake.of(LocalLakehouse.config(Path.of(args[0])));
      SparkSession.Builder builder = SparkSession.builder().master("local[1]").appName("test");
      SessionSettings.of(where).forEach(builder::config);
      SessionSettings.embedded(1).forEach(builder::config);
      Tables tables = new Tables(builder.getOrCreate(), where);
      Progress progress = args[1].equals("dies") ? new Dying() : Progress.NONE;
      SweepRunner.Result result =
          new SweepRunner(tables, Instruments.load(), progress)
              .run(SweepLake.definition(SWEEP), SWEEP, plan -> {});
      System.out.println(result.resultHash() + " " + result.alreadyDone());
    }
  }

  /** Ends the process, as a power cut would, when the first trials are done. */
  private static final class Dying extends Quiet {
    @Override
    public void advance(long more) {
      if (more > 0) {
        System.out.println("dying");
        System.out.flush();
        Runtime.getRuntime().halt(0);
      }
    }
  }

  private static final class CountingProgress extends Quiet {
    private final AtomicLong done = new AtomicLong();
    private long total;
    private String result;

    @Override
    public void start(String stage, long amount) {
      total = amount;
    }

    @Override
    public void advance(long more) {
      done.addAndGet(more);
    }

    @Override
    public void finish(String words) {
      result = words;
    }
  }

  private static class Quiet implements Progress {
    @Override
    public void start(String stage, long total) {}

    @Override
    public void advance(long done) {}

    @Override
    public void finish(String result) {}
  }

  /** What tasks sent to the driver. */
  private static final class ResultBytes extends SparkListener {
    private final AtomicLong all = new AtomicLong();

    @Override
    public void onTaskEnd(SparkListenerTaskEnd task) {
      all.addAndGet(task.taskMetrics().resultSize());
    }
  }
}
