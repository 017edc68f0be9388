package io.barlake.jobs;

import io.barlake.ingest.ArchiveHarvest;
import io.barlake.ingest.HarvestResult;
import io.barlake.ingest.HarvestSite;
import io.barlake.jobs.cli.Job;
import io.barlake.jobs.cli.JobContext;
import io.barlake.jobs.cli.JobLauncher;
import io.barlake.jobs.cli.JobResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches archives from the sites that give them away. */
@Command(
    name = "harvest",
    description = "Download archives from HistData, Binance Vision or Dukascopy, politely.",
    footer = {
      "  jobs/barlake harvest histdata --symbols EURUSD,USDJPY --years 2019-2020",
      "",
      "Run it again to go on: what is there and sound is not fetched twice. An archive that fails is",
      "named on stderr, and under failures with --json; the others are fetched, and the exit status",
      "is 2. Rates, tries and addresses are settings. The terms of each site are between it and you."
    })
public final class HarvestJob implements Job {
  @Parameters(paramLabel = "SITE", description = "histdata, binance or dukascopy.")
  private String site;

  @Option(
      names = "--symbols",
      required = true,
      paramLabel = "SYMBOLS",
      description = "Symbols as the site has them, with commas between, such as EURUSD,USDJPY.")
  private String symbols;

  @Option(
      names = "--years",
      required = true,
      paramLabel = "YEARS",
      description = "A year or a range such as 2019-2020; of this year, what is complete.")
  private String years;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the archives; default: archives/SITE.")
  private Path out;

  @Option(names = "--ticks", description = "Ticks instead of minutes; of dukascopy only.")
  private boolean ticks;

  @Override
  public JobResult run(JobContext job) {
    YearRange range = YearRange.parse(years);
    HarvestSite minutes = HarvestSite.find(site.strip().toLowerCase(Locale.ROOT));
    HarvestSite wanted = ticks ? minutes.ticks() : minutes;
    Path folder = out == null ? Path.of("archives", wanted.word()) : out;
    HarvestResult result =
        new ArchiveHarvest(job.config().harvest(), job.progress())
            .harvest(wanted, ListOption.symbols(symbols), range.first(), range.last(), folder);
    print(result, job);
    return JobResult.of(
            "folder", folder.toString(),
            "symbols", result.symbols(),
            "unpublished", result.unpublished(),
            "bytes", result.bytes())
        .withFailures(result.failures());
  }

  private static void print(HarvestResult result, JobContext job) {
    List<String> head =
        List.of("symbol", "fetched", "replaced", "there already", "not published", "failed");
    List<List<String>> rows = new ArrayList<>();
    for (HarvestResult.SymbolLine one : result.symbols()) {
      rows.add(
          List.of(
              one.symbol(),
              TextTable.count(one.fetched()),
              TextTable.count(one.replaced()),
              TextTable.count(one.there()),
              TextTable.count(one.unpublished()),
              TextTable.count(one.failed())));
    }
    if (!rows.isEmpty()) {
      TextTable.print(head, rows, 1, job.out());
    }
    List<String> missing = result.unpublished();
    if (!missing.isEmpty()) {
      String last = missing.get(missing.size() - 1);
      job.out()
          .println(
              missing.size() == 1
                  ? "Not published: " + last
                  : "Not published: %d, from %s to %s; --json names them all."
                      .formatted(missing.size(), missing.get(0), last));
    }
    if (!result.failures().isEmpty()) {
      job.out().println("Failures: " + result.failures().size() + ", see below.");
    }
  }

  @Override
  public boolean changesTables() {
    return false;
  }

  public static void main(String[] args) {
    JobLauncher.launch(new HarvestJob(), args);
  }
}
