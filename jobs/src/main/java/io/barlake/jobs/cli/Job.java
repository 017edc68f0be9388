package io.barlake.jobs.cli;

import picocli.CommandLine.Command;

/**
 * One command. Its class carries picocli's annotations for its own options; the options that every
 * command has are {@link JobArguments}.
 */
public interface Job {
  /** Does the work and returns what it did, which {@code --json} prints as one object. */
  JobResult run(JobContext job);

  /** Whether the run is written to {@code ops.runs}: so it is where tables are changed. */
  default boolean changesTables() {
    return true;
  }

  /** Whether a lake that does not exist yet is made; otherwise it must be there. */
  default boolean makesLake() {
    return false;
  }

  /** Whether its tasks share so much that a machine of a cluster should hold it only once. */
  default boolean takesWholeMachines() {
    return false;
  }

  /** The word of the command line. */
  default String name() {
    return getClass().getAnnotation(Command.class).name();
  }
}
