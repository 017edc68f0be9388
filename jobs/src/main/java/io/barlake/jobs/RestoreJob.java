package io.barlake.jobs;

import io.barlake.BarlakeException;
import io.barlake.jobs.cli.Job;
import io.barlake.jobs.cli.JobContext;
import io.barlake.jobs.cli.JobLauncher;
import io.barlake.jobs.cli.JobResult;
import io.barlake.tables.TableRestore;
import io.barlake.tables.TableRestore.Change;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings a table back to what it was. */
@Command(
    name = "restore",
    description = {
      "Bring a table back to what it was, as a new version on top of the others.",
      "Other tables stay as they are: what was made of the table is to be made again."
    },
    footer = {
      "  jobs/barlake restore market.bars --version 3 --dry-run",
      "  jobs/barlake restore market.bars --timestamp 2026-01-31T12:00:00Z",
      "",
      "\"jobs/barlake history TABLE\" lists the versions; restoring the one before a",
      "restore undoes it."
    })
public final class RestoreJob implements Job {
  @Parameters(paramLabel = "TABLE", description = "A table, such as market.bars.")
  private String name;

  @Option(names = "--version", paramLabel = "N", description = "The version to bring back.")
  private Optional<Long> version = Optional.empty();

  @Option(
      names = "--timestamp",
      paramLabel = "TIME",
      description = "Bring back what stood at this time, such as 2026-01-31T12:00:00Z.")
  private Optional<String> timestamp = Optional.empty();

  @Option(names = "--dry-run", description = "Print what would be done, and change nothing.")
  private boolean dryRun;

  @Override
  public JobResult run(JobContext job) {
    requireOne();
    Optional<Instant> time = timestamp.map(RestoreJob::instant);
    TableRestore restore = new TableRestore(job.tables(), job.tables().catalog().find(name));
    Change change = time.isPresent() ? restore.to(time.get()) : restore.to(version.orElseThrow());
    long stands = dryRun ? change.latest() : restore.restore(change);
    job.out().println(sentence(change, stands));
    return JobResult.of(
        "table", name,
        "restored", change.version().number(),
        "files_back", change.filesBack(),
        "files_gone", change.filesGone(),
        "already_stands", change.alreadyStands(),
        "dry_run", dryRun,
        "version", stands);
  }

  private void requireOne() {
    if (version.isPresent() == timestamp.isPresent()) {
      throw BarlakeException.badArgument(
          version.isPresent()
              ? "Cannot restore to --version and --timestamp at once: leave one of them out."
              : "Missing --version or --timestamp: \"jobs/barlake history %s\" lists the versions.",
          name);
    }
    if (version.orElse(0L) < 0) {
      throw BarlakeException.badArgument(
          "Invalid version %d: versions are counted from 0. \"jobs/barlake history %s\" lists them.",
          version.get(), name);
    }
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw BarlakeException.badArgument(
          "Invalid time \"%s\": expected UTC, such as 2026-01-31T12:00:00Z.", text);
    }
  }

  private String sentence(Change change, long stands) {
    String of =
        String.format(
            Locale.ROOT,
            "version %d of %s",
            change.version().number(),
            change.version().commit().time());
    if (change.alreadyStands()) {
      return name + " is what it was at " + of + " already. Nothing was changed.";
    }
    String files =
        String.format(
            Locale.ROOT, "%,d files back, %,d gone", change.filesBack(), change.filesGone());
    return dryRun
        ? name + " would be what it was at " + of + ": " + files + ". Nothing was changed."
        : name
            + " is again what it was at "
            + of
            + ": "
            + files
            + ". It is version "
            + stands
            + ".";
  }

  @Override
  public boolean changesTables() {
    return !dryRun;
  }

  public static void main(String[] args) {
    JobLauncher.launch(new RestoreJob(), args);
  }
}
