package io.barlake.tables.logstore;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.delta.storage.HadoopFileSystemLogStore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.s3a.AWSServiceIOException;
import org.apache.hadoop.fs.s3a.RemoteFileChangedException;
import org.apache.hadoop.fs.s3a.S3AFileSystem;

/**
 * Commits of Delta in an S3 store, safe among any number of processes and machines with nothing but
 * the store.
 *
 * <ul>
 *   <li><b>Atomic visibility</b>: an object appears whole, when its upload is complete.
 *   <li><b>Mutual exclusion</b>: a commit is a PUT with {@code If-None-Match: *}, which the store
 *       accepts only where nothing is. The others get {@link FileAlreadyExistsException}.
 *   <li><b>Consistent listing</b>: that of the store, from the asked version on.
 * </ul>
 *
 * <p>An answer may be lost on its way, and a request sent again then collides with its own first
 * try. Every commit therefore carries the mark of its writer, by which it is known again.
 *
 * <p>Assumes a store that keeps to {@code If-None-Match} when writers race: {@link CommitProbe}
 * finds out.
 */
public final class S3ConditionalWriteLogStore extends HadoopFileSystemLogStore {
  private static final String CONDITIONAL = "fs.option.create.conditional.overwrite";

  private static final String MARK = "barlake-writer";
  private static final int TRIES = 5;
  private static final int FIRST_WAIT_MILLIS = 50;
  private static final int CONFLICTING_REQUESTS = 409;

  /** Time-out, conflicting requests, a condition that does not hold, too many requests. */
  private static final Set<Integer> PASSING = Set.of(408, CONFLICTING_REQUESTS, 412, 429);

  public S3ConditionalWriteLogStore(Configuration hadoop) {
    super(hadoop);
  }

  @Override
  public void write(Path path, Iterator<String> actions, Boolean overwrite, Configuration hadoop)
      throws IOException {
    FileSystem store = path.getFileSystem(hadoop);
    // Taken whole before a byte is sent: it may have to be sent again.
    byte[] commit = LogStores.bytes(actions);
    if (overwrite) {
      try (OutputStream out = store.create(path, true)) {
        out.write(commit);
      }
      return;
    }
    requireConditions(store, path);
    commitOnce(store, path, commit);
  }

  @Override
  public Boolean isPartialWriteVisible(Path path, Configuration hadoop) {
    return false;
  }

  @Override
  public Iterator<FileStatus> listFrom(Path path, Configuration hadoop) throws IOException {
    FileSystem store = path.getFileSystem(hadoop);
    List<FileStatus> later = LaterFiles.of((S3AFileSystem) store, store.makeQualified(path));
    // That there is nothing later and that there is no such folder are told apart by a slower way.
    return later.isEmpty() ? super.listFrom(path, hadoop) : later.iterator();
  }

  /** A file system that cannot state the condition would write without it. */
  private static void requireConditions(FileSystem store, Path path) throws IOException {
    if (!store.hasPathCapability(path, CONDITIONAL)) {
      throw new BarlakeException(
          ErrorCode.UNSAFE_STORE,
          "Cannot commit to \""
              + path
              + "\": conditional writes are switched off, and without them two writers could lose a"
              + " commit. Remove fs.s3a.create.conditional.enabled from the settings of Hadoop.");
    }
  }

  /**
   * Writes where nothing is. What came of a request is asked of the store itself wherever its
   * answer does not tell.
   */
  private static void commitOnce(FileSystem store, Path path, byte[] commit) throws IOException {
    String mark = UUID.randomUUID().toString();
    for (int attempt = 1; ; attempt++) {
      try {
        put(store, path, commit, mark);
        return;
      } catch (IOException failure) {
        if (isRefused(failure)) {
          throw failure;
        }
        if (!isConflictOfRequests(failure)) {
          String found = markAt(store, path, failure);
          if (found.equals(mark)) {
            return;
          }
          if (!found.isEmpty() || failure instanceof RemoteFileChangedException) {
            throw overtaken(path, failure);
          }
        }
        if (attempt == TRIES) {
          throw failure;
        }
      }
      pause(attempt, path);
    }
  }

  private static void put(FileSystem store, Path path, byte[] commit, String mark)
      throws IOException {
    FSDataOutputStreamBuilder<?, ?> request = store.createFile(path);
    request.overwrite(false);
    request.must(CONDITIONAL, true);
    request.must("fs.s3a.create.header." + MARK, mark);
    // The condition is judged when the stream is closed.
    try (OutputStream out = request.build()) {
      out.write(commit);
    }
  }

  /** Another request for the same name is being decided; the store asks to try again. */
  private static boolean isConflictOfRequests(IOException failure) {
    return failure instanceof AWSServiceIOException answer
        && answer.statusCode() == CONFLICTING_REQUESTS;
  }

  /** A request that the store will not carry out however often it is sent. */
  private static boolean isRefused(IOException failure) {
    return failure instanceof AccessDeniedException
        || (failure instanceof AWSServiceIOException answer
            && answer.statusCode() / 100 == 4
            && !PASSING.contains(answer.statusCode()));
  }

  /** Who wrote the commit that is there: empty where there is none. */
  private static String markAt(FileSystem store, Path path, IOException failure) {
    try {
      byte[] mark = store.getXAttrs(path).get("header." + MARK);
      return mark == null ? "another" : new String(mark, StandardCharsets.UTF_8);
    } catch (FileNotFoundException e) {
      return "";
    } catch (IOException e) {
      failure.addSuppressed(e);
      throw new BarlakeException(
          ErrorCode.STORAGE,
          "Cannot tell whether \""
              + path
              + "\" was committed: the store broke off and does not answer. Run the command again"
              + " when it does: what was done is not done twice.",
          failure);
    }
  }

  private static FileAlreadyExistsException overtaken(Path path, IOException cause) {
    // Only this class, not Hadoop's of the same name, makes Delta look for conflicts and try again.
    FileAlreadyExistsException overtaken = new FileAlreadyExistsException(path.toString());
    overtaken.initCause(cause);
    return overtaken;
  }

  private static void pause(int attempt, Path path) {
    int longest = FIRST_WAIT_MILLIS << attempt;
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(longest / 2, longest));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BarlakeException(
          ErrorCode.INTERNAL, "Interrupted while committing \"" + path + "\".", e);
    }
  }
}
