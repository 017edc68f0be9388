package io.barlake.jobs;

import io.barlake.bars.Timeframe;
import io.barlake.config.ConfigReader;
import io.barlake.features.FeatureRunner;
import io.barlake.features.FeatureSet;
import io.barlake.jobs.cli.Job;
import io.barlake.jobs.cli.JobContext;
import io.barlake.jobs.cli.JobLauncher;
import io.barlake.jobs.cli.JobResult;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Computes indicator columns for the bars. */
@Command(
    name = "features",
    description = "Compute a set of indicators for bars into research.features.")
public final class FeaturesJob implements Job {
  @Option(
      names = "--set",
      defaultValue = "default",
      paramLabel = "NAME",
      description = "A file of conf/features; default: ${DEFAULT-VALUE}.")
  private String set;

  @Option(
      names = "--frames",
      split = ",",
      defaultValue = "1h,4h,1d",
      paramLabel = "FRAME",
      description = "Default: ${DEFAULT-VALUE}.")
  private List<String> frames;

  @Option(
      names = "--symbols",
      split = ",",
      paramLabel = "SYMBOL",
      description = "Default: every symbol of the source.")
  private List<String> symbols = List.of();

  @Option(
      names = "--source",
      paramLabel = "SOURCE",
      description = "Default: market.default-source of the settings.")
  private Optional<String> source = Optional.empty();

  @Override
  public JobResult run(JobContext job) {
    List<Timeframe> asked = frames.stream().map(Timeframe::parse).toList();
    List<String> definitions =
        FeatureSet.definitions(ConfigReader.file("features/" + set + ".conf"));
    FeatureRunner.Result result =
        new FeatureRunner(job.tables(), job.instruments(), job.progress())
            .compute(
                source.map(Source::new).orElse(job.config().defaultSource()),
                symbols.stream().map(Symbol::parse).toList(),
                asked,
                definitions);
    return JobResult.of(
        "symbols", result.symbols().stream().map(Symbol::name).toList(),
        "frames", asked.stream().map(Timeframe::label).toList(),
        "features", result.columns(),
        "rows", result.rows(),
        "version", result.version());
  }

  public static void main(String[] args) {
    JobLauncher.launch(new FeaturesJob(), args);
  }
}
