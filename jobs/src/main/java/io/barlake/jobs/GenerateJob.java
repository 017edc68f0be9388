package io.barlake.jobs;

import io.barlake.ingest.SampleGenerator;
import io.barlake.jobs.cli.Job;
import io.barlake.jobs.cli.JobContext;
import io.barlake.jobs.cli.JobLauncher;
import io.barlake.jobs.cli.JobResult;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes archives that look like HistData's, for people without data. */
@Command(
    name = "generate",
    description = "Make archives that look like HistData's; one seed, always the same bytes.",
    footer = "  jobs/barlake generate --symbols EURUSD --years 2019-2020 --out archives")
public final class GenerateJob implements Job {
  @Option(
      names = "--symbols",
      required = true,
      paramLabel = "SYMBOLS",
      description = "Symbols, with commas between, such as EURUSD,USDJPY.")
  private String symbols;

  @Option(
      names = "--years",
      required = true,
      paramLabel = "YEARS",
      description = "A year or a range such as 2019-2020.")
  private String years;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the archives; it is made if missing.")
  private Path out;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Another seed, another market; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Override
  public JobResult run(JobContext job) {
    YearRange range = YearRange.parse(years);
    List<Path> archives =
        new SampleGenerator(job.progress())
            .generate(ListOption.symbols(symbols), range.first(), range.last(), seed, out);
    archives.forEach(job.out()::println);
    return JobResult.of("archives", archives.stream().map(Path::toString).toList(), "seed", seed);
  }

  @Override
  public boolean changesTables() {
    return false;
  }

  public static void main(String[] args) {
    JobLauncher.launch(new GenerateJob(), args);
  }
}
