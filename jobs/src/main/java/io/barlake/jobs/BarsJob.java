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
    description = {
      "Build bars of higher frames from market.bars_1m into market.bars.",
      "A day begins at 17:00 New York."
    },
    footer = "  jobs/barlake bars --symbols EURUSD --frames 1h,4h,1d")
public final class BarsJob implements Job {
  @Option(
      names = "--frames",
      defaultValue = "5m,15m,30m,1h,4h,1d,1w",
      paramLabel = "FRAMES",
      description = "Frames, with commas between; default: ${DEFAULT-VALUE}.")
  private String frames;

  @Option(
      names = "--symbols",
      paramLabel = "SYMBOLS",
      description = "Symbols, with commas between; default: every symbol of the source.")
  private Optional<String> symbols = Optional.empty();

  @Option(
      names = "--source",
      paramLabel = "SOURCE",
      description = "Who made the data; default: market.default-source of the settings.")
  private Optional<String> source = Optional.empty();

  @Override
  public JobResult run(JobContext job) {
    List<Timeframe> asked = ListOption.frames(frames);
    List<Symbol> only = symbols.map(ListOption::symbols).orElse(List.of());
    Source from = source.map(Source::new).orElse(job.config().defaultSource());
    BarResampler.Result result =
        new BarResampler(job.tables(), job.instruments(), job.progress()).build(from, only, asked);
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
