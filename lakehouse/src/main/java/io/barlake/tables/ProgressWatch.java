package io.barlake.tables;

import io.barlake.Progress;
import org.apache.spark.util.LongAccumulator;

/** Reports what an accumulator has gathered while the tasks run. */
public final class ProgressWatch {
  private static final long PAUSE_MILLIS = 250;

  private final LongAccumulator finished;
  private final Progress progress;
  private final Thread thread;
  private long reported;
  private volatile boolean done;

  private ProgressWatch(LongAccumulator finished, Progress progress) {
    this.finished = finished;
    this.progress = progress;
    this.thread = new Thread(this::watch, "progress");
    thread.setDaemon(true);
  }

  /** Does the work and reports meanwhile. */
  public static void during(LongAccumulator finished, Progress progress, Runnable work) {
    ProgressWatch watch = new ProgressWatch(finished, progress);
    watch.thread.start();
    try {
      work.run();
    } finally {
      watch.end();
    }
  }

  private void watch() {
    try {
      while (!done) {
        report();
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void report() {
    long now = finished.sum();
    progress.advance(now - reported);
    reported = now;
  }

  private void end() {
    done = true;
    thread.interrupt();
    report();
  }
}
