package io.barlake.backtest;

import io.barlake.Progress;
import io.barlake.backtest.kernel.MinutesBelow;
import io.barlake.backtest.kernel.Quotes;
import io.barlake.config.Instruments;
import io.barlake.tables.Tables;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.spark.SparkContext;

/**
 * Runs a sweep: plans it, spreads its trials over tasks in whole blocks, keeps the best in full,
 * and writes the row of the sweep last. The id of a sweep is a hash of what it asks and of the bars
 * it reads, so that the same sweep again finds itself done, and one that was killed goes on.
 */
public final class SweepRunner {
  private final SweepPlanner planner;
  private final TrialStage trials;
  private final KeepStage keeping;
  private final SweepLedger ledger;
  private final Progress progress;
  private final UnaryOperator<Forecast> heeded;
  private final SparkContext spark;

  public SweepRunner(Tables tables, Instruments instruments, Progress progress) {
    this(tables, instruments, progress, UnaryOperator.identity());
  }

  /** Work is cut as if the forecast were another. */
  SweepRunner(
      Tables tables, Instruments instruments, Progress progress, UnaryOperator<Forecast> heeded) {
    this.heeded = heeded;
    this.planner = new SweepPlanner(tables, instruments);
    this.trials = new TrialStage(tables, progress);
    this.keeping = new KeepStage(tables);
    this.ledger = new SweepLedger(tables);
    this.progress = progress;
    this.spark = tables.spark().sparkContext();
  }

  /**
   * What a sweep will do.
   *
   * @param spreads for each market, where its spread comes from
   * @param bars of all markets together
   * @param minutes below them that say what came first in a bar
   * @param guesses symbols of which spread and session are guessed
   * @param forecast what it will take; empty where it is done already
   */
  public record Plan(
      String sweepId,
      long trials,
      Map<String, String> spreads,
      long bars,
      long minutes,
      List<String> guesses,
      Optional<Forecast> forecast) {
    public Plan {
      spreads = new TreeMap<>(spreads);
    }

    Plan with(Forecast known) {
      return new Plan(sweepId, trials, spreads, bars, minutes, guesses, Optional.of(known));
    }

    public Set<String> markets() {
      return spreads.keySet();
    }

    /** What bars, their costs and the minutes below take in each machine's memory, at most. */
    public long barBytes() {
      return bars * Quotes.MOST_BYTES_A_BAR + minutes * MinutesBelow.BYTES_A_MINUTE;
    }
  }

  /** What a sweep did; {@code alreadyDone} says that nothing had to be computed. */
  public record Result(Plan plan, String resultHash, boolean alreadyDone) {}

  /** Finds the bars, names the sweep, tries some of its trials, and changes nothing. */
  public Plan plan(SweepDefinition definition) {
    PlannedSweep sweep = planner.plan(definition);
    return ledger.resultHash(sweep).isPresent() ? sweep.plan() : sweep.plan().with(forecast(sweep));
  }

  /** Machines of a cluster come in while bars are read, so cores are counted last. */
  private Forecast forecast(PlannedSweep sweep) {
    return Forecast.of(sweep.work(), spark::defaultParallelism);
  }

  /**
   * Runs the sweep.
   *
   * @param text its definition as it was written, which is stored with it
   * @param planned is told the plan before anything is computed
   */
  public Result run(SweepDefinition definition, String text, Consumer<Plan> planned) {
    PlannedSweep sweep = planner.plan(definition);
    Optional<String> done = ledger.resultHash(sweep);
    if (done.isPresent()) {
      planned.accept(sweep.plan());
      return new Result(sweep.plan(), done.get(), true);
    }
    Forecast forecast = forecast(sweep);
    Plan plan = sweep.plan().with(forecast);
    planned.accept(plan);
    String hash = trials.compute(sweep, heeded.apply(forecast));
    int kept = keeping.keep(sweep);
    ledger.record(sweep, text, hash);
    progress.finish(String.format(Locale.ROOT, "%,d trials, %d kept in full", plan.trials(), kept));
    return new Result(plan, hash, false);
  }
}
