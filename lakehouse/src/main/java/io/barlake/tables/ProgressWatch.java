package io.barlake.tables;

import io.barlake.Progress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.util.LongAccumulator;

/** Reports what an accumulator has gathered while the tasks run. */
public final class ProgressWatch {
  private static final long PAUSE_MILLIS = 250;

  private final LongAccumulator finished;
  private final Progress progress;
  private final Runnable look;
  private final Thread thread;
  private long reported;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile RuntimeException failure;

  private ProgressWatch(LongAccumulator finished, Progress progress, Runnable look) {
    this.finished = finished;
    this.progress = progress;
    this.look = look;
    this.thread = new Thread(this::watch, "progress");
    thread.setDaemon(true);
  }

  /** Does the work and reports meanwhile. */
  public static void during(LongAccumulator finished, Progress progress, Runnable work) {
    during(finished, progress, () -> {}, work);
  }

  /**
   * The same, and looks each time after what the tasks have brought: {@code look} is run by another
   * thread, and where it fails the work goes on and fails at its end.
   */
  public static void during(
      LongAccumulator finished, Progress progress, Runnable look, Runnable work) {
    ProgressWatch watch = new ProgressWatch(finished, progress, look);
    watch.thread.start();
    try {
      work.run();
    } finally {
      watch.end();
    }
    if (watch.failure != null) {
      throw watch.failure;
    }
  }

  private void watch() {
    try {
      do {
        report();
        look.run();
      } while (!ended.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  private synchronized void report() {
    long now = finished.sum();
    progress.advance(now - reported);
    reported = now;
  }

  private void end() {
    ended.countDown();
    join();
    report();
  }

  /** What it looks after comes to its end: an interrupt could cut a write. */
  private void join() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
