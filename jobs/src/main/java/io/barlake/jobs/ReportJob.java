package io.barlake.jobs;

import io.barlake.jobs.cli.Job;
import io.barlake.jobs.cli.JobContext;
import io.barlake.jobs.cli.JobLauncher;
import io.barlake.jobs.cli.JobResult;
import io.barlake.publish.SweepReport;
import io.barlake.tables.Tables;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the page of a sweep. */
@Command(
    name = "report",
    description = "Write a sweep as one page that opens in any browser, without a network.",
    footer = "  jobs/barlake report 5d1f0c2a9b7e --out report.html")
public final class ReportJob implements Job {
  @Parameters(
      paramLabel = "SWEEP_ID",
      description = "The id of the sweep, as \"jobs/barlake sweep\" prints it.")
  private String sweepId;

  @Option(
      names = "--out",
      defaultValue = "report.html",
      paramLabel = "FILE",
      description = "The page; default: ${DEFAULT-VALUE}.")
  private Path out;

  @Override
  public JobResult run(JobContext job) {
    OutputFile.checked(out, "report.html");
    Tables tables = job.tables();
    job.progress().start("report", 0);
    new SweepReport(tables).write(sweepId, out);
    job.progress().finish(out.toString());
    job.out().println(out.toAbsolutePath());
    return JobResult.of("sweep_id", sweepId, "report", out.toAbsolutePath().toString());
  }

  @Override
  public boolean changesTables() {
    return false;
  }

  public static void main(String[] args) {
    JobLauncher.launch(new ReportJob(), args);
  }
}
