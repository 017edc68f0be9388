package io.barlake.jobs.cli;

import io.barlake.Progress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Progress on standard error: one line that updates on a terminal, plain lines in a log. */
final class ConsoleProgress implements Progress {
  private static final long TERMINAL_MILLIS = 200;
  private static final long LOG_MILLIS = 10_000;
  private static final String BACK = "\r";
  private static final String ERASE_REST = "\u001b[K";

  private final PrintStream err;
  private final LineForm form;
  private final LongSupplier clock;
  private String stage = "";
  private long total;
  private long done;
  private long startedMillis;
  private long shownMillis;
  private boolean lineOpen;
  private String note = "";

  ConsoleProgress(PrintStream err, LineForm form, LongSupplier clock) {
    this.err = err;
    this.form = form;
    this.clock = clock;
  }

  @Override
  public synchronized void start(String name, long amount) {
    stage = name;
    note = "";
    total = amount;
    done = 0;
    startedMillis = clock.getAsLong();
    shownMillis = startedMillis;
    if (form.isTerminal()) {
      update(stage + " ...");
    }
  }

  @Override
  public synchronized void await(String what) {
    String line = "Waiting for " + what + " ...";
    if (form.isTerminal()) {
      update(line);
    } else {
      err.println(line);
    }
  }

  @Override
  public synchronized void advance(long more) {
    done += more;
    long now = clock.getAsLong();
    if (now - shownMillis < (form.isTerminal() ? TERMINAL_MILLIS : LOG_MILLIS)) {
      return;
    }
    shownMillis = now;
    String line = stage + ": " + amount() + rate(now) + (note.isEmpty() ? "" : ", " + note);
    if (form.isTerminal()) {
      update(line);
    } else {
      err.println(line);
    }
  }

  @Override
  public synchronized void note(String words) {
    note = words;
  }

  @Override
  public synchronized void finish(String result) {
    double seconds = (clock.getAsLong() - startedMillis) / 1000.0;
    String line = String.format(Locale.ROOT, "%-9s %s (%.1f s)", stage, result, seconds);
    err.println(form.isTerminal() ? BACK + line + ERASE_REST : line);
    lineOpen = false;
  }

  /** Leaves a clean line for whatever is printed next. */
  synchronized void endLine() {
    if (lineOpen) {
      err.println();
      lineOpen = false;
    }
  }

  private String amount() {
    return total > 0
        ? String.format(
            Locale.ROOT, "%,d of %,d (%d %%)", done, total, Math.min(100, 100 * done / total))
        : String.format(Locale.ROOT, "%,d", done);
  }

  private String rate(long now) {
    double perSecond = done * 1000.0 / Math.max(1, now - startedMillis);
    if (perSecond == 0) {
      return "";
    }
    String left =
        total > done ? String.format(Locale.ROOT, ", %.0f s left", (total - done) / perSecond) : "";
    return String.format(Locale.ROOT, ", %,.0f/s%s", perSecond, left);
  }

  private void update(String line) {
    err.print(BACK + form.fit(line) + ERASE_REST);
    err.flush();
    lineOpen = true;
  }
}
