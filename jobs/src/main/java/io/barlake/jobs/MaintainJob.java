package io.barlake.jobs;

import io.barlake.BarlakeException;
import io.barlake.jobs.cli.Job;
import io.barlake.jobs.cli.JobContext;
import io.barlake.jobs.cli.JobLauncher;
import io.barlake.jobs.cli.JobResult;
import io.barlake.tables.TableCatalog;
import io.barlake.tables.TableDefinition;
import io.barlake.tables.TableUpkeep;
import io.barlake.tables.TableUpkeep.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps the tables of a lake quick to read and no larger than they need be. */
@Command(
    name = "maintain",
    description = {
      "Join small files, delete those that no reader needs, and write checkpoints.",
      "No row changes; a table with nothing to gain is left as it is."
    },
    footer = {
      "  jobs/barlake maintain",
      "",
      "Files that a table no longer has are kept for maintain.retention-hours of the settings, so",
      "that no command may run longer, and \"restore\" reaches that far back at least."
    })
public final class MaintainJob implements Job {
  private static final List<String> HEAD =
      List.of(
          "table",
          "files",
          "",
          "megabytes",
          "",
          "partitions",
          "deleted",
          "megabytes",
          "version",
          "");
  private static final int FIRST_NUMBER = 1;
  private static final int LAST_NUMBER = 8;

  @Parameters(
      paramLabel = "TABLE",
      arity = "0..*",
      description = "Tables, such as market.bars_1m; default: every table of the lake.")
  private List<String> names = List.of();

  @Option(names = "--dry-run", description = "Print what would be done, and change nothing.")
  private boolean dryRun;

  @Override
  public JobResult run(JobContext job) {
    TableCatalog catalog = job.tables().catalog();
    List<TableDefinition> tables =
        names.isEmpty() ? catalog.made() : names.stream().map(catalog::find).distinct().toList();
    TableUpkeep upkeep = new TableUpkeep(job.tables(), job.config().maintain());
    List<List<String>> rows = new ArrayList<>();
    List<Map<String, Object>> facts = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    job.progress().start("maintain", tables.size());
    for (TableDefinition table : tables) {
      String name = job.tables().lake().sqlName(table);
      try {
        Outcome outcome = dryRun ? upkeep.plan(table) : upkeep.keep(table);
        rows.add(row(name, outcome));
        facts.add(fact(name, outcome));
      } catch (BarlakeException e) {
        // A table that cannot be kept is no reason to let the others go.
        failures.add(e.getMessage());
      }
      job.progress().advance(1);
    }
    String size = tables.size() == 1 ? "1 table" : tables.size() + " tables";
    job.progress().finish(size + (dryRun ? ", nothing changed" : ""));
    TextTable.print(HEAD, rows, FIRST_NUMBER, LAST_NUMBER, job.out());
    return JobResult.of("tables", facts, "dry_run", dryRun).withFailures(failures);
  }

  private List<String> row(String name, Outcome outcome) {
    return List.of(
        name,
        String.valueOf(outcome.before().files()),
        "-> " + outcome.after().files(),
        TextTable.megabytes(outcome.before().bytes()),
        "-> "
            + (dryRun && outcome.partitions() > 0
                ? "?"
                : TextTable.megabytes(outcome.after().bytes())),
        String.valueOf(outcome.partitions()),
        String.valueOf(outcome.vacuumed().files()),
        TextTable.megabytes(outcome.vacuumed().bytes()),
        String.valueOf(outcome.version()),
        outcome.checkpoint() ? "checkpoint" : "");
  }

  private Map<String, Object> fact(String name, Outcome outcome) {
    Map<String, Object> fact = new LinkedHashMap<>();
    fact.put("table", name);
    fact.put("files_before", outcome.before().files());
    fact.put("files_after", outcome.after().files());
    fact.put("bytes_before", outcome.before().bytes());
    if (!dryRun) {
      fact.put("bytes_after", outcome.after().bytes());
    }
    fact.put("partitions_rewritten", outcome.partitions());
    fact.put("files_deleted", outcome.vacuumed().files());
    fact.put("bytes_deleted", outcome.vacuumed().bytes());
    fact.put("checkpoint", outcome.checkpoint());
    fact.put("version", outcome.version());
    return fact;
  }

  @Override
  public boolean changesTables() {
    return !dryRun;
  }

  public static void main(String[] args) {
    JobLauncher.launch(new MaintainJob(), args);
  }
}
