package io.barlake.jobs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.config.BarlakeConfig;
import io.barlake.config.ConfigReader;
import io.barlake.tables.RunLog;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns a command line into a run of a job, and whatever happens into text and an exit status. */
public final class JobLauncher {
  private static final String ARGUMENTS = "arguments";
  private static final PrintStream OUT = stream(FileDescriptor.out);
  private static final PrintStream ERR = stream(FileDescriptor.err);

  private JobLauncher() {}

  /** The main method of a job that is submitted alone: {@code spark-submit --class ...BarsJob}. */
  public static void launch(Job job, String[] args) {
    exit(execute(command(job), args));
  }

  /** A command line for one job, with the options that every job has. */
  public static CommandLine command(Job job) {
    CommandLine command = new CommandLine(job);
    command
        .getCommandSpec()
        .addMixin(ARGUMENTS, CommandSpec.forAnnotatedObject(new JobArguments()));
    return configure(command);
  }

  /** Parses and runs; returns the exit status. */
  public static int execute(CommandLine command, String[] args) {
    return configure(command).execute(args);
  }

  /** Ends the process, with everything that was printed on its way. */
  @SuppressWarnings("SystemExitOutsideMain")
  public static void exit(int status) {
    OUT.flush();
    ERR.flush();
    System.exit(status);
  }

  private static CommandLine configure(CommandLine command) {
    return command
        .setOut(new java.io.PrintWriter(OUT, true, StandardCharsets.UTF_8))
        .setErr(new java.io.PrintWriter(ERR, true, StandardCharsets.UTF_8))
        .setUsageHelpWidth(96)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setAbbreviatedOptionsAllowed(false)
        .setExecutionStrategy(JobLauncher::run)
        .setParameterExceptionHandler(JobLauncher::refuse)
        .setExecutionExceptionHandler((e, failed, parsed) -> report(e, verbose(parsed)));
  }

  private static int run(ParseResult all) {
    ParseResult parsed = all;
    while (parsed.hasSubcommand()) {
      parsed = parsed.subcommand();
    }
    if (CommandLine.printHelpIfRequested(parsed)) {
      return 0;
    }
    CommandSpec spec = parsed.commandSpec();
    if (spec.userObject() instanceof Job job) {
      JobArguments arguments = (JobArguments) spec.mixins().get(ARGUMENTS).userObject();
      String text = spec.name() + " " + String.join(" ", parsed.originalArgs());
      return run(job, arguments, text);
    }
    ((Runnable) spec.userObject()).run();
    return 0;
  }

  private static int run(Job job, JobArguments arguments, String text) {
    ConsoleProgress progress = new ConsoleProgress(ERR, Boolean.getBoolean("barlake.terminal"));
    Instant started = Instant.now();
    String runId = UUID.randomUUID().toString();
    try {
      BarlakeConfig config = ConfigReader.read(arguments.conf(), System.getenv());
      config = arguments.lake().map(config::withLakePath).orElse(config);
      config = arguments.master().map(config::withMaster).orElse(config);
      try (JobContext context = new JobContext(runId, config, progress, OUT, arguments.verbose())) {
        return runRecorded(job, arguments, context, started, text);
      }
    } catch (RuntimeException | OutOfMemoryError e) {
      progress.endLine();
      return report(e, arguments.verbose());
    }
  }

  private static int runRecorded(
      Job job, JobArguments arguments, JobContext context, Instant started, String text) {
    JobResult result;
    try {
      result = job.run(context);
    } catch (RuntimeException e) {
      if (job.changesTables()) {
        context.openTables().ifPresent(tables -> recordFailure(tables, context, started, text, e));
      }
      throw e;
    }
    if (job.changesTables() && context.openTables().isPresent()) {
      new RunLog(context.tables()).done(context.runId(), text, started, result.facts());
    }
    result.failures().forEach(ERR::println);
    if (arguments.json()) {
      OUT.println(json(result, context, started));
    }
    OUT.flush();
    return result.failures().isEmpty() ? 0 : ErrorCode.BAD_INPUT.exitStatus();
  }

  /** A run that failed is worth a row, but never hides why it failed. */
  private static void recordFailure(
      io.barlake.tables.Tables tables,
      JobContext context,
      Instant started,
      String text,
      RuntimeException failure) {
    try {
      if (tables.exists(RunLog.TABLE)) {
        new RunLog(tables).failed(context.runId(), text, started, oneLine(failure));
      }
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private static String json(JobResult result, JobContext context, Instant started) {
    Map<String, Object> all = new LinkedHashMap<>(result.facts());
    all.put("failures", result.failures());
    all.put("run_id", context.runId());
    all.put("lake", context.config().lakePath());
    all.put("seconds", Duration.between(started, Instant.now()).toMillis() / 1000.0);
    try {
      return new ObjectMapper().writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new BarlakeException(ErrorCode.INTERNAL, "Cannot print the result as JSON.", e);
    }
  }

  private static int refuse(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    ERR.println(oneLine(e) + ". Try \"" + command.getCommandSpec().qualifiedName() + " --help\".");
    return ErrorCode.BAD_ARGUMENT.exitStatus();
  }

  private static int report(Throwable e, boolean verbose) {
    if (verbose) {
      e.printStackTrace(ERR);
    }
    if (e instanceof BarlakeException ours) {
      ERR.println(oneLine(ours));
      return ours.code().exitStatus();
    }
    if (e instanceof OutOfMemoryError) {
      ERR.println("Out of memory. Give the process more with BARLAKE_HEAP, such as 4g.");
      return ErrorCode.INTERNAL.exitStatus();
    }
    BarlakeException cause = oursBelow(e);
    if (cause != null) {
      ERR.println(oneLine(cause));
      return cause.code().exitStatus();
    }
    ERR.println(
        "Failed: " + oneLine(e) + (verbose ? "" : " Run again with --verbose to see where."));
    return ErrorCode.INTERNAL.exitStatus();
  }

  /** What a task on an executor threw arrives wrapped by Spark. */
  private static BarlakeException oursBelow(Throwable e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof BarlakeException ours) {
        return ours;
      }
    }
    return null;
  }

  private static boolean verbose(ParseResult parsed) {
    return parsed != null && parsed.originalArgs().contains("--verbose");
  }

  private static String oneLine(Throwable e) {
    String message = e.getMessage() == null ? e.getClass().getName() : e.getMessage();
    return message.replaceAll("\\s+", " ").strip();
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
