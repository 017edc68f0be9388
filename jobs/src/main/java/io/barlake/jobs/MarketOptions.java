package io.barlake.jobs;

import io.barlake.jobs.cli.JobContext;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which source and symbols a command works on, for every command that can work on all. */
final class MarketOptions {
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

  /** Empty where all are meant. */
  List<Symbol> symbols() {
    return symbols.map(ListOption::symbols).orElse(List.of());
  }

  boolean isSourceNamed() {
    return source.isPresent();
  }

  Source source(JobContext job) {
    return source.map(Source::new).orElse(job.config().defaultSource());
  }
}
