package io.barlake.jobs.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The two streams of a command: results on one, progress and errors on the other. */
public final class Console {
  private static final int BUFFER_BYTES = 1 << 16;

  private final ResultOutput results;
  private final PrintStream out;
  private final MutableOutput errors;
  private final PrintStream err;
  private final ConsoleProgress progress;

  private Console(OutputStream out, OutputStream err, LineForm form) {
    this.results = new ResultOutput(out);
    this.out =
        new PrintStream(
            new BufferedOutputStream(results, BUFFER_BYTES), false, StandardCharsets.UTF_8);
    this.errors = new MutableOutput(err);
    this.err = new PrintStream(errors, true, StandardCharsets.UTF_8);
    this.progress = new ConsoleProgress(this.err, form, System::currentTimeMillis);
  }

  /** The streams of this process; the launcher says whether they end at a terminal. */
  static Console ofProcess() {
    return new Console(
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        LineForm.ofProcess());
  }

  /** Streams that are no terminal. */
  public static Console over(OutputStream out, OutputStream err) {
    return new Console(out, err, LineForm.LOG);
  }

  PrintStream out() {
    return out;
  }

  PrintStream err() {
    return err;
  }

  ConsoleProgress progress() {
    return progress;
  }

  ResultOutput results() {
    return results;
  }

  /** Says a last line on standard error; whatever follows is not printed. */
  void lastWord(String line) {
    progress.endLine();
    err.println(line);
    errors.mute();
  }

  void flush() {
    out.flush();
    err.flush();
  }
}
