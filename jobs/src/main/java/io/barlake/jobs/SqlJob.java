package io.barlake.jobs;

import io.barlake.jobs.cli.Job;
import io.barlake.jobs.cli.JobContext;
import io.barlake.jobs.cli.JobLauncher;
import io.barlake.jobs.cli.JobResult;
import io.barlake.publish.SqlShell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers a statement of Spark SQL over the lake. */
@Command(
    name = "sql",
    description = "Run a statement of Spark SQL over the lake.",
    footer = "  jobs/barlake sql \"SELECT symbol, count(*) FROM market.bars_1m GROUP BY symbol\"")
public final class SqlJob implements Job {
  @Parameters(
      paramLabel = "STATEMENT",
      description = "One statement; its result goes to stdout, every row.")
  private String statement;

  @Option(
      names = "--format",
      defaultValue = "table",
      paramLabel = "FORMAT",
      description = "table, csv or json (one object a line); default: ${DEFAULT-VALUE}.")
  private SqlShell.Format format;

  @Override
  public JobResult run(JobContext job) {
    long rows = new SqlShell(job.tables().spark()).run(statement, format, job.out());
    return JobResult.of("rows", rows);
  }

  @Override
  public boolean changesTables() {
    return false;
  }

  public static void main(String[] args) {
    JobLauncher.launch(new SqlJob(), args);
  }
}
