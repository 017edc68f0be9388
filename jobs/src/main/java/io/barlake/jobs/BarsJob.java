package io.barlake.jobs;

import io.barlake.bars.BarResampler;
import io.barlake.bars.Timeframe;
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

/** Builds the bars of the higher frames from the minutes. */
@Command(
    name = "bars",
    description = "Build bars of every frame from market.bars_1m into market.bars.")
public final class BarsJob implements Job {
  @Option(
      names = "--frames",
      split = ",",
      defaultValue = "5m,15m,30m,1h,4h,1d,1w",
      paramLabel = "FRAME",
      description = "Default: ${DEFAULT-VALUE}. A day begins 17:00 New York.")
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
    BarResampler.Result result =
        new BarResampler(job.tables(), job.instruments(), job.progress())
            .build(
                source.map(Source::new).orElse(job.config().defaultSource()),
                symbols.stream().map(Symbol::parse).toList(),
                asked);
    return JobResult.of(
        "symbols", result.symbols().stream().map(Symbol::name).toList(),
        "frames", asked.stream().map(Timeframe::label).toList(),
        "minutes", result.minutesRead(),
        "bars", result.barsWritten(),
        "version", result.version());
  }

  public static void main(String[] args) {
    JobLauncher.launch(new BarsJob(), args);
  }
}
