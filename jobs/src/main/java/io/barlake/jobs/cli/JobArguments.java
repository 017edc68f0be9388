package io.barlake.jobs.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that every command has. */
public final class JobArguments {
  @Option(
      names = "--lake",
      paramLabel = "DIR",
      description = "Folder of the lake; default: lake.path of the settings, ./lake.")
  private String lake;

  @Option(
      names = "--conf",
      paramLabel = "FILE",
      description = "Settings that override those of conf/barlake.conf.")
  private Path conf;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Where Spark runs; default: spark.master of the settings, local[*].")
  private String master;

  @Option(
      names = "--json",
      description = "Print what was done as one JSON object, the last line of stdout.")
  private boolean json;

  @Option(names = "--verbose", description = "Show the log of Spark, and stack traces of errors.")
  private boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  Optional<String> lake() {
    return Optional.ofNullable(lake);
  }

  Optional<Path> conf() {
    return Optional.ofNullable(conf);
  }

  Optional<String> master() {
    return Optional.ofNullable(master);
  }

  boolean json() {
    return json;
  }

  boolean verbose() {
    return verbose;
  }
}
