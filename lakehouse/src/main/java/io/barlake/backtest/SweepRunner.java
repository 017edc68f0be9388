package io.barlake.backtest;

import io.barlake.Progress;
import io.barlake.config.Instruments;
import io.barlake.tables.Tables;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Runs a sweep: plans it, spreads its trials over tasks in whole blocks, keeps the best in full,
 * and writes the row of the sweep last. The id of a sweep is a hash of what it asks and of the bars
 * it reads, so that the same sweep again finds itself done, and one that was killed begins again.
 */
public final class SweepRunner {
  private static final int MOST_TASKS = 2_000;

  private final SweepPlanner planner;
  private final TrialStage trials;
  private final KeepStage keeping;
  private final SweepLedger ledger;
  private final Progress progress;

  public SweepRunner(Tables tables, Instruments instruments, Progress progress) {
    this(tables, instruments, progress, MOST_TASKS);
  }

  SweepRunner(Tables tables, Instruments instruments, Progress progress, int mostTasks) {
    this.planner = new SweepPlanner(tables, instruments);
    this.trials = new TrialStage(tables, progress, mostTasks);
    this.keeping = new KeepStage(tables);
    this.ledger = new SweepLedger(tables);
    this.progress = progress;
  }

  /** What a sweep will do. */
  public record Plan(
      String sweepId, long trials, List<String> markets, long bars, List<String> guesses) {}

  /** What a sweep did; {@code alreadyDone} says that nothing had to be computed. */
  public record Result(Plan plan, String resultHash, boolean alreadyDone) {}

  /** Finds the bars and names the sweep, and changes nothing. */
  public Plan plan(SweepDefinition definition) {
    return planner.plan(definition).plan();
  }

  /** Runs the sweep; {@code text} is its definition as it was written, which is stored with it. */
  public Result run(SweepDefinition definition, String text) {
    PlannedSweep sweep = planner.plan(definition);
    Optional<String> done = ledger.resultHash(sweep);
    if (done.isPresent()) {
      return new Result(sweep.plan(), done.get(), true);
    }
    progress.start("sweep", sweep.plan().trials());
    String hash = trials.compute(sweep);
    int kept = keeping.keep(sweep);
    ledger.record(sweep, text, hash);
    progress.finish(
        String.format(Locale.ROOT, "%,d trials, %d kept in full", sweep.plan().trials(), kept));
    return new Result(sweep.plan(), hash, false);
  }
}
