package io.barlake.jobs.cli;

import io.barlake.ErrorCode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns a command line into a run of a job, and a mistake in it into one line. */
public final class JobLauncher {
  private static final String ARGUMENTS = "arguments";
  private static final int HELP_WIDTH = 96;

  private final Console console;
  private final Map<String, String> environment;

  /** A launcher over these streams and environment variables; it never ends the process. */
  public JobLauncher(Console console, Map<String, String> environment) {
    this.console = console;
    this.environment = Map.copyOf(environment);
  }

  /** The main method of a job that is submitted alone: {@code spark-submit --class ...BarsJob}. */
  public static void launch(Job job, String[] args) {
    launch(command(job), args);
  }

  /** Runs a command line on the streams of the process, and ends the process with its status. */
  @SuppressWarnings("SystemExitOutsideMain")
  public static void launch(CommandLine command, String[] args) {
    Console console = Console.ofProcess();
    Interruption interruption = Interruption.watch(console);
    int status = new JobLauncher(console, System.getenv()).execute(command, args);
    interruption.forget();
    console.flush();
    System.exit(status);
  }

  /** A command line for one job, with the options that every job has. */
  public static CommandLine command(Job job) {
    CommandLine command = new CommandLine(job);
    CommandSpec spec = command.getCommandSpec();
    spec.addMixin(ARGUMENTS, CommandSpec.forAnnotatedObject(new JobArguments()));
    HelpPage.of(spec);
    return command;
  }

  /** Parses and runs; returns the exit status. */
  public int execute(CommandLine command, String... args) {
    return command
        .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
        .setUsageHelpWidth(HELP_WIDTH)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setAbbreviatedOptionsAllowed(false)
        .setExecutionStrategy(this::run)
        .setParameterExceptionHandler(this::refuse)
        .setExecutionExceptionHandler((e, failed, parsed) -> report(e))
        .execute(args);
  }

  private int run(ParseResult all) {
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
      String typed = String.join(" ", all.originalArgs());
      String text = parsed == all ? spec.name() + " " + typed : typed;
      return new JobRun(job, arguments, text, console).execute(environment);
    }
    ((Runnable) spec.userObject()).run();
    return 0;
  }

  private int refuse(ParameterException mistake, String[] args) {
    console.err().println(UsageMistake.line(mistake));
    return ErrorCode.BAD_ARGUMENT.exitStatus();
  }

  private int report(Exception e) {
    Failure failure = Failure.of(e);
    console.err().println(failure.line());
    return failure.exitStatus();
  }
}
