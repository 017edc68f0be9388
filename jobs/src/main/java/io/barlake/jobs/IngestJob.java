package io.barlake.jobs;

import io.barlake.config.BarlakeConfig.IngestSettings;
import io.barlake.ingest.ArchiveIngest;
import io.barlake.ingest.IngestResult;
import io.barlake.ingest.SourceMappings;
import io.barlake.jobs.cli.Job;
import io.barlake.jobs.cli.JobContext;
import io.barlake.jobs.cli.JobLauncher;
import io.barlake.jobs.cli.JobResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes archives into the lake. */
@Command(
    name = "ingest",
    description = "Take archives into market.bars_1m, in UTC by their measured clock.",
    footer = {
      "  jobs/barlake ingest ~/Downloads/histdata",
      "",
      "An archive that is known by its hash is passed over. One that is refused is named on stderr,",
      "and under failures with --json; the others are taken in, and the exit status is 2."
    })
public final class IngestJob implements Job {
  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description =
          "Archives, or folders that hold them at any depth, here or in a store (s3a://bucket/folder);"
              + " ZIPs in ZIPs are followed.")
  private List<String> paths;

  @Option(
      names = "--clock",
      paramLabel = "RULE",
      description = {
        "Take the stamps by this clock instead of measuring it: a rule of raw.clocks, an offset"
            + " such as utc+02:00, or a zone such as Asia/Tokyo. Known archives are stamped anew;"
            + " with the word measured, what was given before is taken back."
      })
  private Optional<String> clock = Optional.empty();

  @Option(
      names = "--keep-ticks",
      description = {
        "Keep the ticks of archives of ticks in market.ticks, also of known ones. Without it they"
            + " become minutes only."
      })
  private boolean keepTicks;

  @Option(
      names = "--more-sides",
      paramLabel = "SIDES",
      description = {
        "Of quotes, make bars of ask, mid or both (ask,mid) beside those of the bid, also of known"
            + " archives. Mid is made of ticks alone; bars of quotes have an ask and no mid."
      })
  private Optional<String> moreSides = Optional.empty();

  @Override
  public JobResult run(JobContext job) {
    job.requireSeenByWorkers("ingest", paths);
    IngestSettings settings =
        moreSides
            .map(typed -> job.config().ingest().withSides(ListOption.moreSides(typed)))
            .orElse(job.config().ingest());
    ArchiveIngest ingest =
        new ArchiveIngest(
            job.tables(),
            job.instruments(),
            SourceMappings.load(),
            keepTicks ? settings.keepingTicks() : settings,
            job.progress());
    IngestResult result =
        clock.isPresent()
            ? ingest.ingest(paths, clock.get(), job.runId())
            : ingest.ingest(paths, job.runId());
    print(result, job);
    return JobResult.of(
            "archives", result.archives(),
            "reports", result.reports(),
            "known", result.known(),
            "skipped", result.skipped(),
            "records", result.records(),
            "ticks", result.ticks())
        .withFailures(result.refused());
  }

  private static void print(IngestResult result, JobContext job) {
    List<String> head =
        List.of(
            "archive",
            "symbol",
            "clock",
            "",
            "read",
            "used",
            "twice",
            "padding",
            "quarantined",
            "conflicts");
    List<List<String>> rows = new ArrayList<>();
    for (IngestResult.ArchiveLine one : result.archives()) {
      rows.add(row(one.name(), one.symbol(), one.clock(), one.sureness(), one.records()));
    }
    if (rows.size() > 1) {
      rows.add(row("all", "", "", "", result.records()));
    }
    if (!rows.isEmpty()) {
      TextTable.print(head, rows, 4, job.out());
    }
    if (result.ticks() > 0) {
      job.out().println("Ticks in market.ticks: " + TextTable.count(result.ticks()));
    }
    for (IngestResult.ReportLine one : result.reports()) {
      job.out().println("Report: " + one.name() + ", " + TextTable.count(one.trades()) + " trades");
    }
    for (String name : result.known()) {
      job.out().println("Known already: " + name);
    }
    if (!result.skipped().isEmpty()) {
      job.out()
          .println(
              "Passed over: "
                  + result.skipped().size()
                  + " without data, such as "
                  + result.skipped().get(0)
                  + "; --json lists them.");
    }
    if (!result.refused().isEmpty()) {
      job.out().println("Not taken in: " + result.refused().size() + ", see below.");
    }
  }

  /** Read is the sum of the counts that follow it. */
  private static List<String> row(
      String name, String symbol, String clock, String sureness, IngestResult.Records records) {
    return List.of(
        name,
        symbol,
        clock,
        sureness,
        TextTable.count(records.read()),
        TextTable.count(records.used()),
        TextTable.count(records.duplicates()),
        TextTable.count(records.padding()),
        TextTable.count(records.quarantined()),
        TextTable.count(records.conflicts()));
  }

  @Override
  public boolean makesLake() {
    return true;
  }

  public static void main(String[] args) {
    JobLauncher.launch(new IngestJob(), args);
  }
}
