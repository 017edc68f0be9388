package io.barlake.jobs.cli;

import io.barlake.Progress;
import java.io.PrintStream;
import java.util.Locale;

/** Progress on standard error: one line that updates on a terminal, plain lines in a log. */
final class ConsoleProgress implements Progress {
  private static final long TERMINAL_MILLIS = 200;
  private static final long LOG_MILLIS = 10_000;
  private static final int LINE_WIDTH = 78;

  private final PrintStream err;
  private final boolean terminal;
  private String stage = "";
  private long total;
  private long done;
  private long startedMillis;
  private long shownMillis;
  private boolean lineOpen;

  ConsoleProgress(PrintStream err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  @Override
  public synchronized void start(String name, long amount) {
    stage = name;
    total = amount;
    done = 0;
    startedMillis = System.currentTimeMillis();
    shownMillis = startedMillis;
    if (terminal) {
      show(stage + " ...");
    }
  }

  @Override
  public synchronized void advance(long more) {
    done += more;
    long now = System.currentTimeMillis();
    if (now - shownMillis < (terminal ? TERMINAL_MILLIS : LOG_MILLIS)) {
      return;
    }
    shownMillis = now;
    show(stage + ": " + amount() + rate(now));
  }

  @Override
  public synchronized void finish(String result) {
    double seconds = (System.currentTimeMillis() - startedMillis) / 1000.0;
    show(String.format(Locale.ROOT, "%-9s %s (%.1f s)", stage, result, seconds));
    endLine();
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
            Locale.ROOT, "%,d of %,d (%d %%)", done, total, Math.round(100.0 * done / total))
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

  private void show(String line) {
    if (terminal) {
      err.print("\r" + String.format(Locale.ROOT, "%-" + LINE_WIDTH + "s", line));
      err.flush();
      lineOpen = true;
    } else {
      err.println(line);
    }
  }
}
