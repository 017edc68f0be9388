package io.barlake.jobs;

import io.barlake.jobs.cli.Job;
import io.barlake.jobs.cli.JobContext;
import io.barlake.jobs.cli.JobLauncher;
import io.barlake.jobs.cli.JobResult;
import io.barlake.tables.TableDefinition;
import io.barlake.tables.TableHistory;
import io.barlake.tables.TableHistory.Version;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows how a table came to be what it is. */
@Command(
    name = "history",
    description = "Show the versions of a table: when, by what, and what each holds.",
    footer = {
      "  jobs/barlake history market.bars_1m",
      "",
      "The newest comes first. A version can be restored while its files are there: \"maintain\"",
      "deletes them when it has not been the current one for maintain.retention-hours."
    })
public final class HistoryJob implements Job {
  private static final List<String> HEAD =
      List.of("version", "time", "rows", "files", "", "", "megabytes", "operation", "by", "");
  private static final int FIRST_NUMBER = 2;
  private static final int LAST_NUMBER = 6;

  @Parameters(paramLabel = "TABLE", description = "A table, such as market.bars_1m.")
  private String name;

  @Override
  public JobResult run(JobContext job) {
    TableDefinition table = job.tables().catalog().find(name);
    List<List<String>> rows = new ArrayList<>();
    List<Map<String, Object>> facts = new ArrayList<>();
    for (Version version : TableHistory.of(job.tables(), table).versions()) {
      rows.add(0, row(version));
      facts.add(0, fact(version));
    }
    TextTable.print(HEAD, rows, FIRST_NUMBER, LAST_NUMBER, job.out());
    return JobResult.of("table", name, "versions", facts);
  }

  private static List<String> row(Version version) {
    TableHistory.Content content = version.content();
    return List.of(
        String.valueOf(version.number()),
        version.commit().time().truncatedTo(ChronoUnit.SECONDS).toString(),
        content.rows() < 0 ? "" : String.format(Locale.ROOT, "%,d", content.rows()),
        String.valueOf(content.files()),
        "+" + content.filesAdded(),
        "-" + content.filesRemoved(),
        TextTable.megabytes(content.bytes()),
        version.commit().operation().toLowerCase(Locale.ROOT),
        version.commit().work(),
        version.canBeRestored() ? "" : "files deleted");
  }

  private static Map<String, Object> fact(Version version) {
    Map<String, Object> fact = new LinkedHashMap<>();
    fact.put("version", version.number());
    fact.put("time", version.commit().time().toString());
    fact.put("operation", version.commit().operation());
    fact.put("by", version.commit().work());
    if (version.content().rows() >= 0) {
      fact.put("rows", version.content().rows());
    }
    fact.put("files", version.content().files());
    fact.put("files_added", version.content().filesAdded());
    fact.put("files_removed", version.content().filesRemoved());
    fact.put("bytes", version.content().bytes());
    fact.put("can_be_restored", version.canBeRestored());
    return fact;
  }

  @Override
  public boolean changesTables() {
    return false;
  }

  public static void main(String[] args) {
    JobLauncher.launch(new HistoryJob(), args);
  }
}
