package io.barlake.jobs.cli;

import io.barlake.Progress;
import io.barlake.config.BarlakeConfig;
import io.barlake.config.Instruments;
import io.barlake.tables.Lake;
import io.barlake.tables.Tables;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** What a job works with. The Spark session is opened when it is first asked for. */
public final class JobContext implements AutoCloseable {
  private final String runId;
  private final Job job;
  private final BarlakeConfig config;
  private final LakePlace lakePlace;
  private final Console console;
  private final boolean verbose;
  private Tables tables;

  JobContext(
      String runId,
      Job job,
      BarlakeConfig config,
      LakePlace lakePlace,
      Console console,
      boolean verbose) {
    this.runId = runId;
    this.job = job;
    this.config = config;
    this.lakePlace = lakePlace;
    this.console = console;
    this.verbose = verbose;
  }

  /** Names this run in {@code ops.runs} and in the rows that it writes. */
  public String runId() {
    return runId;
  }

  public BarlakeConfig config() {
    return config;
  }

  public Instruments instruments() {
    return Instruments.load();
  }

  public Progress progress() {
    return console.progress();
  }

  /** Where results go; progress and logs go to standard error. */
  public PrintStream out() {
    return console.out();
  }

  /** The tables of the lake, through a session that knows those that exist. */
  public Tables tables() {
    if (tables == null) {
      preparePlace();
      Lake lake = Lake.of(config);
      SparkSession spark = SparkSessions.open(config, lake, job, progress(), verbose);
      tables = new Tables(spark, lake);
      tables.catalog().registerWhatExists();
    }
    return tables;
  }

  /** Fails where what a person has named lies on this machine and is read on others. */
  public void requireSeenByWorkers(String purpose, List<String> paths) {
    SparkMaster master = new SparkMaster(config.spark().master());
    paths.stream()
        .filter(path -> !path.contains("://") || path.startsWith("file:"))
        .findFirst()
        .ifPresent(path -> master.requireFolders(purpose, path));
  }

  private void preparePlace() {
    if (job.makesLake()) {
      lakePlace.make();
    } else {
      lakePlace.requireThere();
      if (job.changesTables()) {
        lakePlace.requireWritable();
      }
    }
  }

  Optional<Tables> openTables() {
    return Optional.ofNullable(tables);
  }

  @Override
  public void close() {
    if (tables != null) {
      tables.spark().stop();
    }
  }
}
