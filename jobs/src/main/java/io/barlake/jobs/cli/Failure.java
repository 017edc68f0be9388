package io.barlake.jobs.cli;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.tables.BrokenLog;
import io.barlake.tables.StorageFault;
import java.util.ConcurrentModificationException;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a person is told of an exception: one line, and the exit status of the process. */
record Failure(String line, int exitStatus) {
  private static final int MOST_CHARACTERS = 600;

  static Failure of(Throwable thrown) {
    Optional<BarlakeException> ours = find(thrown, BarlakeException.class);
    if (ours.isPresent()) {
      return new Failure(oneLine(ours.get()), ours.get().code().exitStatus());
    }
    if (isLostRace(thrown)) {
      return new Failure(
          "Cannot commit: another process changed the same table at the same time. Run the command"
              + " again.",
          ErrorCode.COMMIT_CONFLICT.exitStatus());
    }
    if (find(thrown, OutOfMemoryError.class).isPresent()) {
      return internal("Out of memory. Give the process more with BARLAKE_HEAP, such as 4g.");
    }
    Optional<String> ofStore = StorageFault.known(thrown);
    if (ofStore.isPresent()) {
      return new Failure(
          "Cannot use the store: " + ofStore.get() + ".", ErrorCode.STORAGE.exitStatus());
    }
    Optional<String> ofLog = BrokenLog.of(thrown);
    if (ofLog.isPresent()) {
      return new Failure(ofLog.get(), ErrorCode.STORAGE.exitStatus());
    }
    return internal("Failed: " + sentence(thrown) + " Run again with --verbose to see where.");
  }

  /** The message of a foreign exception, ended by a full stop, without the stack that it quotes. */
  static String sentence(Throwable foreign) {
    String text = oneLine(foreign);
    if (text.length() > MOST_CHARACTERS) {
      text = text.substring(0, MOST_CHARACTERS) + " ...";
    }
    return text.matches("(?s).*[.!?]") ? text : text + ".";
  }

  /** What a task on an executor threw arrives wrapped by Spark. */
  private static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> type) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }

  /** Delta's exceptions of lost races are a kind of the JDK's. */
  private static boolean isLostRace(Throwable thrown) {
    return find(thrown, ConcurrentModificationException.class)
        .filter(e -> !e.getClass().equals(ConcurrentModificationException.class))
        .isPresent();
  }

  private static Failure internal(String line) {
    return new Failure(line, ErrorCode.INTERNAL.exitStatus());
  }

  private static String oneLine(Throwable e) {
    String message = e.getMessage() == null ? "" : e.getMessage();
    String text =
        message
            .lines()
            .takeWhile(line -> !line.startsWith("\tat ") && !line.startsWith("Driver stacktrace"))
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .collect(Collectors.joining(" "));
    if (e instanceof BarlakeException) {
      return text;
    }
    // A foreign message such as "nn" says little without its kind.
    boolean speaks = text.contains(" ");
    return speaks ? text : e.getClass().getSimpleName() + (text.isEmpty() ? "" : ": " + text);
  }
}
