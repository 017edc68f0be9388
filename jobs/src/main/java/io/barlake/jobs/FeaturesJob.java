package io.barlake.jobs;

import io.barlake.bars.Timeframe;
import io.barlake.features.FeatureRunner;
import io.barlake.features.FeatureSets;
import io.barlake.jobs.cli.Job;
import io.barlake.jobs.cli.JobContext;
import io.barlake.jobs.cli.JobLauncher;
import io.barlake.jobs.cli.JobResult;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Computes indicator columns for the bars. */
@Command(
    name = "features",
    description = "Compute a set of indicators over bars into research.features.",
    footer = {
      "  jobs/barlake features --symbols EURUSD --frames 1h",
      "  jobs/barlake features --set default,sessions --frames 1h,4h",
      "  jobs/barlake features list",
      "",
      "\"list\" prints the sets and the indicators of which one can be made, and computes nothing."
    })
public final class FeaturesJob implements Job {
  private static final int SHOWN = 5;

  /** What is done instead of computing a set. */
  enum Action {
    LIST
  }

  @Parameters(
      arity = "0..1",
      paramLabel = "ACTION",
      description = "Do this instead: ${COMPLETION-CANDIDATES}.")
  private Optional<Action> action = Optional.empty();

  @Option(
      names = "--set",
      defaultValue = "default",
      paramLabel = "NAMES",
      description =
          "Sets, with commas between: files of conf/features without .conf; default:"
              + " ${DEFAULT-VALUE}.")
  private String sets;

  @Option(
      names = "--frames",
      defaultValue = "1h,4h,1d",
      paramLabel = "FRAMES",
      description = "Frames, with commas between; default: ${DEFAULT-VALUE}.")
  private String frames;

  @Mixin private MarketOptions market = new MarketOptions();

  @Option(names = "--dry-run", description = "Print which columns would be computed, and stop.")
  private boolean dryRun;

  @Override
  public JobResult run(JobContext job) {
    return action.isPresent() ? FeatureList.print(job.out()) : compute(job);
  }

  private JobResult compute(JobContext job) {
    List<Timeframe> asked = ListOption.frames(frames);
    List<Symbol> only = market.symbols();
    Source from = market.source(job);
    List<String> definitions =
        FeatureSets.definitions(ListOption.words("--set", "default,volume", sets));
    FeatureRunner runner = new FeatureRunner(job.tables(), job.instruments(), job.progress());
    if (dryRun) {
      return plan(runner.plan(from, only, asked, definitions), job);
    }
    FeatureRunner.Result result = runner.compute(from, only, asked, definitions);
    return JobResult.of(
        "symbols", result.symbols().stream().map(Symbol::name).toList(),
        "frames", asked.stream().map(Timeframe::label).toList(),
        "features", result.columns(),
        "rows", result.rows(),
        "values", result.values(),
        "version", result.version());
  }

  private static JobResult plan(List<FeatureRunner.Planned> planned, JobContext job) {
    if (planned.isEmpty()) {
      job.out().println("Nothing has changed since the features were computed.");
    } else {
      TextTable.print(
          List.of("symbol", "frame", "columns", "which"),
          planned.stream()
              .map(
                  one ->
                      List.of(
                          one.symbol().name(),
                          one.frame().label(),
                          TextTable.count(one.columns().size()),
                          some(one.columns())))
              .toList(),
          2,
          2,
          job.out());
    }
    return JobResult.of("tasks", planned.size(), "dry_run", true);
  }

  private static String some(List<String> columns) {
    String first = String.join(", ", columns.subList(0, Math.min(SHOWN, columns.size())));
    return columns.size() > SHOWN ? first + ", ..." : first;
  }

  @Override
  public boolean changesTables() {
    return action.isEmpty() && !dryRun;
  }

  public static void main(String[] args) {
    JobLauncher.launch(new FeaturesJob(), args);
  }
}
