package io.barlake.jobs;

import io.barlake.bars.Timeframe;
import io.barlake.features.LabelRunner;
import io.barlake.features.LabelSet;
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

/** Computes what models learn: what became of the price after each bar. */
@Command(
    name = "labels",
    description = "Compute labels of bars, which look ahead, into research.labels.",
    footer = {
      "  jobs/barlake labels --symbols EURUSD --frames 1h",
      "  jobs/barlake labels list",
      "",
      "\"list\" prints the labels of which a set can be made, and computes nothing."
    })
public final class LabelsJob implements Job {
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
      paramLabel = "NAME",
      description = "Name of a file in conf/labels, without .conf; default: ${DEFAULT-VALUE}.")
  private String set;

  @Option(
      names = "--frames",
      defaultValue = "1h,4h,1d",
      paramLabel = "FRAMES",
      description = "Frames, with commas between; default: ${DEFAULT-VALUE}.")
  private String frames;

  @Mixin private MarketOptions market = new MarketOptions();

  @Override
  public JobResult run(JobContext job) {
    return action.isPresent() ? LabelList.print(job.out()) : compute(job);
  }

  private JobResult compute(JobContext job) {
    List<Timeframe> asked = ListOption.frames(frames);
    List<Symbol> only = market.symbols();
    Source from = market.source(job);
    List<String> definitions = LabelSet.named(set);
    LabelRunner.Result result =
        new LabelRunner(job.tables(), job.instruments(), job.progress())
            .compute(from, only, asked, definitions);
    return JobResult.of(
        "symbols", result.symbols().stream().map(Symbol::name).toList(),
        "frames", asked.stream().map(Timeframe::label).toList(),
        "columns", result.columns(),
        "rows", result.rows(),
        "version", result.version());
  }

  @Override
  public boolean changesTables() {
    return action.isEmpty();
  }

  public static void main(String[] args) {
    JobLauncher.launch(new LabelsJob(), args);
  }
}
