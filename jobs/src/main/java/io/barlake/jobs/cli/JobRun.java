package io.barlake.jobs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.config.BarlakeConfig;
import io.barlake.config.ConfigReader;
import io.barlake.tables.RunLog;
import io.barlake.tables.TableRegistrar;
import io.barlake.tables.Tables;
import io.barlake.tables.metastore.Metastore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One run of a job: reads the settings, lets the job work, writes the run down in {@code ops.runs},
 * and says what came of it. A job that fails leaves one line on standard error and no JSON.
 */
final class JobRun {
  /** What a shell reports of a program whose reader left: 128 and the number of SIGPIPE. */
  static final int READER_GONE = 141;

  /** Set by spark-submit. */
  private static final String SUBMITTED_MASTER = "spark.master";

  private final Job job;
  private final JobArguments arguments;
  private final String command;
  private final Console console;
  private final String runId = UUID.randomUUID().toString();
  private final Instant started = Instant.now();

  JobRun(Job job, JobArguments arguments, String command, Console console) {
    this.job = job;
    this.arguments = arguments;
    this.command = command;
    this.console = console;
  }

  /** Runs the job and returns the exit status. */
  int execute(Map<String, String> environment) {
    if (!job.changesTables()) {
      console.results().stopAtFailure();
    }
    try {
      BarlakeConfig config = settings(environment);
      LakePlace lake = LakePlace.of(config);
      if (job.makesLake()) {
        lake.requireWritable();
      }
      try (JobContext context = context(config.withLakePath(lake.name()), lake)) {
        JobResult result = registered(recorded(context), context);
        console.progress().endLine();
        result.failures().forEach(console.err()::println);
        if (arguments.json()) {
          console.out().println(json(result, context));
        }
        console.flush();
        return status(result);
      }
    } catch (ResultOutput.Closed e) {
      return unread();
    } catch (Throwable e) {
      // Spark is Scala, which throws checked exceptions that no signature names.
      return failed(e);
    }
  }

  private BarlakeConfig settings(Map<String, String> environment) {
    BarlakeConfig config = ConfigReader.read(arguments.conf(), environment);
    config = arguments.lake().map(config::withLakePath).orElse(config);
    return arguments
        .master()
        .or(() -> Optional.ofNullable(System.getProperty(SUBMITTED_MASTER)))
        .map(config::withMaster)
        .orElse(config);
  }

  private JobContext context(BarlakeConfig config, LakePlace lake) {
    return new JobContext(runId, job, config, lake, console, arguments.verbose());
  }

  private JobResult recorded(JobContext context) {
    JobResult result;
    try {
      result = job.run(context);
    } catch (Throwable e) {
      context.openTables().ifPresent(tables -> recordFailure(tables, e));
      throw e;
    }
    if (job.changesTables()) {
      context
          .openTables()
          .ifPresent(tables -> new RunLog(tables).done(runId, command, started, result.facts()));
    }
    return result;
  }

  /** Tells the metastore of the tables; they are whole even where it cannot be told. */
  private JobResult registered(JobResult result, JobContext context) {
    String metastore = context.config().metastore();
    if (metastore.isEmpty() || !job.changesTables() || context.openTables().isEmpty()) {
      return result;
    }
    List<String> problems = new ArrayList<>(result.failures());
    try (Metastore catalog = Metastore.connect(metastore)) {
      new TableRegistrar(context.tables(), catalog)
          .publishWritten().stream()
              .map(TableRegistrar.Registration::problem)
              .filter(problem -> !problem.isEmpty())
              .forEach(problems::add);
    } catch (BarlakeException e) {
      problems.add(
          "The tables are written, but the catalog does not know: "
              + e.getMessage()
              + " Then run \"jobs/barlake publish catalog\".");
    }
    return result.withFailures(problems);
  }

  /** A run that failed is worth a row, but never hides why it failed. */
  private void recordFailure(Tables tables, Throwable failure) {
    try {
      if (job.changesTables() && tables.exists(RunLog.TABLE)) {
        new RunLog(tables).failed(runId, command, started, Failure.of(failure).line());
      }
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private String json(JobResult result, JobContext context) {
    Map<String, Object> all = new LinkedHashMap<>(result.facts());
    all.put("failures", result.failures());
    all.put("run_id", runId);
    all.put("lake", context.config().lakePath());
    all.put("seconds", Duration.between(started, Instant.now()).toMillis() / 1000.0);
    try {
      return new ObjectMapper().writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new BarlakeException(ErrorCode.INTERNAL, "Cannot print the result as JSON.", e);
    }
  }

  private int status(JobResult result) {
    if (console.results().failure().isPresent() && !console.results().isReaderGone()) {
      return unread();
    }
    return result.failures().isEmpty() ? 0 : ErrorCode.BAD_INPUT.exitStatus();
  }

  /** The results could not be printed to their end. */
  private int unread() {
    if (console.results().isReaderGone()) {
      return READER_GONE;
    }
    String reason = console.results().failure().map(IOException::getMessage).orElse("");
    return failed(
        new BarlakeException(
            ErrorCode.STORAGE, "Cannot write to standard output: " + reason + "."));
  }

  private int failed(Throwable e) {
    if (Interruption.isUnderWay()) {
      return ErrorCode.INTERNAL.exitStatus();
    }
    console.progress().endLine();
    if (arguments.verbose()) {
      e.printStackTrace(console.err());
    }
    Failure failure = Failure.of(e);
    console.err().println(failure.line());
    return failure.exitStatus();
  }
}
