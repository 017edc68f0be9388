package io.barlake.jobs.cli;

import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A job whose work a test gives. */
@Command(name = "count", description = "Count.", footer = "  jobs/barlake count")
final class CountJob implements Job {
  private final Function<JobContext, JobResult> work;
  private final boolean changesTables;

  @Option(names = "--step", paramLabel = "N", description = "How far.")
  private long step = 1;

  private CountJob(boolean changesTables, Function<JobContext, JobResult> work) {
    this.work = work;
    this.changesTables = changesTables;
  }

  static CountJob reading(Function<JobContext, JobResult> work) {
    return new CountJob(false, work);
  }

  static CountJob changing(Function<JobContext, JobResult> work) {
    return new CountJob(true, work);
  }

  long step() {
    return step;
  }

  @Override
  public JobResult run(JobContext job) {
    return work.apply(job);
  }

  @Override
  public boolean changesTables() {
    return changesTables;
  }

  @Override
  public boolean makesLake() {
    return changesTables;
  }
}
