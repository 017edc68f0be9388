package io.barlake.ingest;

import io.barlake.Progress;
import io.barlake.tables.Lake;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one ingest at a time merge into a lake in a local folder. The system takes the lock back
 * from a process that is killed. A lake elsewhere has none: there an ingest looks, after its
 * commits, for archives that others have added.
 */
final class IngestLock implements Closeable {
  /** How an ingest gets its turn to write, until it closes what it was given. */
  @FunctionalInterface
  interface Turns {
    Closeable take(Lake lake, Progress progress) throws IOException;
  }

  private static final String FILE = ".ingest.lock";

  /** A lock on a file is the process's, not the thread's. */
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final ReentrantLock thread;
  private final FileChannel file;

  private IngestLock(ReentrantLock thread, FileChannel file) {
    this.thread = thread;
    this.file = file;
  }

  /** Waits until no other ingest holds the lake. */
  static IngestLock take(Lake lake, Progress progress) throws IOException {
    if (!lake.isLocal()) {
      return new IngestLock(new ReentrantLock(), null);
    }
    Path folder = Path.of(new org.apache.hadoop.fs.Path(lake.archives()).toUri()).getParent();
    ReentrantLock thread = THREADS.computeIfAbsent(folder, any -> new ReentrantLock());
    thread.lock();
    FileChannel file = null;
    try {
      Files.createDirectories(folder);
      file =
          FileChannel.open(
              folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock(file, progress);
      return new IngestLock(thread, file);
    } catch (IOException | RuntimeException e) {
      thread.unlock();
      if (file != null) {
        file.close();
      }
      throw e;
    }
  }

  private static void lock(FileChannel file, Progress progress) throws IOException {
    FileLock lock = file.tryLock();
    if (lock == null) {
      progress.await("another ingest of this lake");
      lock = file.lock();
    }
    if (!lock.isValid()) {
      throw new IOException("the lock was lost");
    }
  }

  /** Closing the file gives the lock back. */
  @Override
  public void close() throws IOException {
    try {
      if (file != null) {
        file.close();
      }
    } finally {
      if (thread.isHeldByCurrentThread()) {
        thread.unlock();
      }
    }
  }
}
