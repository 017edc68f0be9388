package io.barlake.jobs;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.backtest.SweepDefinition;
import io.barlake.backtest.SweepRunner;
import io.barlake.jobs.cli.Job;
import io.barlake.jobs.cli.JobContext;
import io.barlake.jobs.cli.JobLauncher;
import io.barlake.jobs.cli.JobResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Backtests every combination of parameters that a sweep file names. */
@Command(
    name = "sweep",
    description =
        "Backtest every combination of a sweep file; a trial is a row of research.trials.",
    footer = "  jobs/barlake sweep conf/sweeps/moving-average-cross.conf --dry-run")
public final class SweepJob implements Job {
  private static final int SHOWN = 10;

  @Parameters(
      paramLabel = "FILE",
      description = "A sweep file; conf/sweeps/moving-average-cross.conf explains every key.")
  private Path file;

  @Option(names = "--dry-run", description = "Print what would be done, and stop.")
  private boolean dryRun;

  @Override
  public JobResult run(JobContext job) {
    SweepDefinition definition = SweepDefinition.read(file, job.config().defaultSource());
    SweepRunner runner = new SweepRunner(job.tables(), job.instruments(), job.progress());
    if (dryRun) {
      SweepRunner.Plan plan = runner.plan(definition);
      print(plan, job);
      return JobResult.of("sweep_id", plan.sweepId(), "trials", plan.trials(), "dry_run", true);
    }
    SweepRunner.Result result = runner.run(definition, text(), plan -> print(plan, job));
    if (result.alreadyDone()) {
      job.out().println("It is there already: the same question over the same bars.");
    }
    new SweepTables(job.tables()).printBest(result.plan().sweepId(), definition, SHOWN, job.out());
    return JobResult.of(
        "sweep_id", result.plan().sweepId(),
        "trials", result.plan().trials(),
        "result_hash", result.resultHash(),
        "already_done", result.alreadyDone());
  }

  private String text() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new BarlakeException(
          ErrorCode.BAD_CONFIG, "Cannot read \"" + file + "\": " + e.getMessage() + ".", e);
    }
  }

  private static void print(SweepRunner.Plan plan, JobContext job) {
    job.out()
        .printf(
            Locale.ROOT,
            "Sweep %s: %,d trials over %,d bars of %s.%n",
            plan.sweepId(),
            plan.trials(),
            plan.bars(),
            String.join(", ", plan.markets()));
    Map<String, List<String>> bySpread = new TreeMap<>();
    plan.spreads()
        .forEach(
            (market, spread) ->
                bySpread.computeIfAbsent(spread, any -> new ArrayList<>()).add(market));
    bySpread.forEach(
        (spread, markets) ->
            job.out().println("Spread " + spread + ": " + String.join(", ", markets) + "."));
    plan.forecast()
        .ifPresent(
            forecast ->
                job.out()
                    .printf(
                        Locale.ROOT,
                        "About %s with %d cores like those here, by the engine \"%s\": %,.0f trials a"
                            + " second and core. The bars take %.1f MB of each machine.%n",
                        duration(forecast.seconds(plan.trials())),
                        forecast.cores(),
                        forecast.engine(),
                        forecast.trialsASecond(),
                        plan.barBytes() / 1e6));
    for (String symbol : plan.guesses()) {
      job.out()
          .println(
              symbol + " is not in conf/instruments.conf: spread and session are the defaults.");
    }
  }

  private static String duration(double seconds) {
    return seconds < 120
        ? String.format(Locale.ROOT, "%.0f s", Math.max(1, seconds))
        : String.format(Locale.ROOT, "%.0f min", seconds / 60);
  }

  @Override
  public boolean changesTables() {
    return !dryRun;
  }

  @Override
  public boolean takesWholeMachines() {
    return true;
  }

  public static void main(String[] args) {
    JobLauncher.launch(new SweepJob(), args);
  }
}
