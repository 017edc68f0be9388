package io.barlake.tables.logstore;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.delta.storage.CloseableIterator;
import io.delta.storage.LogStore;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.delta.util.FileNames;

/**
 * Finds out whether a store is safe by trying it: writers race for the same commit, and of each
 * race exactly one may be told that it won, and its commit must be the one that is there. A store
 * is accepted for what it does, not for its name.
 */
public final class CommitProbe {
  private final LogStore log;
  private final Path folder;
  private final Configuration hadoop;

  /**
   * What came of the races. {@code doubled} are those that more than one writer won, {@code lost}
   * those that nobody won or whose commit is not the winner's.
   */
  public record Outcome(int races, int writers, int doubled, int lost, double medianMillis) {
    public boolean isSafe() {
      return doubled == 0 && lost == 0;
    }

    /** The numbers in words. */
    public String sentence() {
      return String.format(
          Locale.ROOT,
          "%d of %d races of %d writers had one winner, whose commit is there%s%s; a commit takes"
              + " %.0f ms",
          races - doubled - lost,
          races,
          writers,
          doubled == 0 ? "" : ", " + doubled + " had several",
          lost == 0 ? "" : ", " + lost + " lost the winner's commit",
          medianMillis);
    }
  }

  CommitProbe(LogStore log, Path folder, Configuration hadoop) {
    this.log = log;
    this.folder = folder;
    this.hadoop = hadoop;
  }

  /** A probe in a folder of its own inside the lake, which it deletes again. */
  public static CommitProbe in(String lake, Configuration hadoop) {
    Path folder = new Path(lake, ".probe-" + UUID.randomUUID());
    return new CommitProbe(LogStores.of(new Path(lake), hadoop), folder, hadoop);
  }

  public Outcome race(int races, int writers) throws IOException {
    FileSystem store = folder.getFileSystem(hadoop);
    store.mkdirs(folder);
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    try {
      return race(races, writers, threads);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BarlakeException(ErrorCode.INTERNAL, "Interrupted while probing the store.", e);
    } finally {
      threads.shutdownNow();
      store.delete(folder, true);
    }
  }

  private Outcome race(int races, int writers, ExecutorService threads)
      throws IOException, InterruptedException {
    int doubled = 0;
    int lost = 0;
    List<Long> nanos = new ArrayList<>();
    for (int race = 0; race < races; race++) {
      Path commit = FileNames.unsafeDeltaFile(folder, race);
      CyclicBarrier start = new CyclicBarrier(writers);
      List<Callable<Boolean>> tries = new ArrayList<>();
      for (int writer = 0; writer < writers; writer++) {
        String line = "writer " + writer;
        tries.add(() -> wins(commit, line, start, nanos));
      }
      List<String> winners = winners(threads.invokeAll(tries));
      if (winners.size() > 1) {
        doubled++;
      } else if (!winners.equals(lines(commit))) {
        lost++;
      }
    }
    Collections.sort(nanos);
    double median = nanos.isEmpty() ? Double.NaN : nanos.get(nanos.size() / 2) / 1e6;
    return new Outcome(races, writers, doubled, lost, median);
  }

  private boolean wins(Path commit, String line, CyclicBarrier start, List<Long> nanos)
      throws IOException, InterruptedException, BrokenBarrierException {
    start.await();
    long began = System.nanoTime();
    try {
      log.write(commit, List.of(line).iterator(), false, hadoop);
    } catch (FileAlreadyExistsException e) {
      return false;
    }
    synchronized (nanos) {
      nanos.add(System.nanoTime() - began);
    }
    return true;
  }

  private static List<String> winners(List<Future<Boolean>> tries)
      throws IOException, InterruptedException {
    List<String> winners = new ArrayList<>();
    for (int writer = 0; writer < tries.size(); writer++) {
      try {
        if (tries.get(writer).get()) {
          winners.add("writer " + writer);
        }
      } catch (ExecutionException e) {
        if (e.getCause() instanceof BarlakeException ours) {
          throw ours;
        }
        throw new IOException(e.getCause());
      }
    }
    return winners;
  }

  private List<String> lines(Path commit) throws IOException {
    List<String> lines = new ArrayList<>();
    try (CloseableIterator<String> read = log.read(commit, hadoop)) {
      read.forEachRemaining(lines::add);
    }
    return lines;
  }
}
