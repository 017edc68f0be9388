package io.barlake.jobs;

import static org.apache.spark.sql.functions.col;

import io.barlake.jobs.cli.Job;
import io.barlake.jobs.cli.JobContext;
import io.barlake.jobs.cli.JobLauncher;
import io.barlake.jobs.cli.JobResult;
import io.barlake.tables.schema.ArchivesTable;
import io.barlake.tables.schema.ClocksTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;

/** Shows the measured clocks, and the ones that were given. */
@Command(
    name = "clocks",
    description = "Show the measured clock of every source, symbol and year, and what proves it.",
    footer = {
      "  jobs/barlake clocks",
      "",
      "proven: every other clock is refuted. equivalent: several fit and give the same UTC for all",
      "stamps. assumed: the stamps leave it open. given: by --clock, or by the format."
    })
public final class ClocksJob implements Job {
  private static final List<String> HEAD =
      List.of("source", "symbol", "year", "clock", "", "archives", "weeks", "evidence");
  private static final int FIRST_NUMBER = 5;
  private static final int LAST_NUMBER = 6;

  @Override
  public JobResult run(JobContext job) {
    List<List<String>> rows = new ArrayList<>();
    for (Row clock :
        job.tables()
            .read(ClocksTable.TABLE)
            .orderBy(ClocksTable.SOURCE, ClocksTable.SYMBOL, ClocksTable.YEAR)
            .collectAsList()) {
      rows.add(
          List.of(
              clock.getAs(ClocksTable.SOURCE),
              clock.getAs(ClocksTable.SYMBOL),
              String.valueOf(clock.<Integer>getAs(ClocksTable.YEAR)),
              clock.getAs(ClocksTable.RULE),
              clock.getAs(ClocksTable.SURENESS),
              String.valueOf(clock.<Integer>getAs(ClocksTable.FILES)),
              String.valueOf(clock.<Integer>getAs(ClocksTable.WEEKS)),
              clock.getAs(ClocksTable.EVIDENCE)));
    }
    for (Row given : given(job)) {
      rows.add(
          List.of(
              given.getAs(ArchivesTable.SOURCE),
              given.getAs(ArchivesTable.SYMBOL),
              "",
              given.getAs(ArchivesTable.GIVEN_CLOCK),
              "given",
              String.valueOf(given.<Long>getAs("count")),
              "",
              ""));
    }
    TextTable.print(HEAD, rows, FIRST_NUMBER, LAST_NUMBER, job.out());
    return JobResult.of("clocks", rows.stream().map(ClocksJob::fact).toList());
  }

  private static List<Row> given(JobContext job) {
    return job.tables()
        .read(ArchivesTable.TABLE)
        .where(col(ArchivesTable.GIVEN_CLOCK).isNotNull())
        .groupBy(ArchivesTable.SOURCE, ArchivesTable.SYMBOL, ArchivesTable.GIVEN_CLOCK)
        .count()
        .orderBy(ArchivesTable.SOURCE, ArchivesTable.SYMBOL, ArchivesTable.GIVEN_CLOCK)
        .collectAsList();
  }

  private static Map<String, String> fact(List<String> row) {
    Map<String, String> fact = new LinkedHashMap<>();
    for (int c = 0; c < HEAD.size(); c++) {
      fact.put(HEAD.get(c).isEmpty() ? "sureness" : HEAD.get(c), row.get(c));
    }
    return fact;
  }

  @Override
  public boolean changesTables() {
    return false;
  }

  public static void main(String[] args) {
    JobLauncher.launch(new ClocksJob(), args);
  }
}
