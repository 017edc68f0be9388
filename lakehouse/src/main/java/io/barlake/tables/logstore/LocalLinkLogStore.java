package io.barlake.tables.logstore;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.delta.storage.HadoopFileSystemLogStore;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Commits of Delta in a local folder, safe among any number of processes.
 *
 * <ul>
 *   <li><b>Atomic visibility</b>: a commit is written beside its place, forced to the disk, and
 *       then appears whole.
 *   <li><b>Mutual exclusion</b>: it appears by a hard link, which the file system creates only
 *       where nothing is. Of several writers of one version exactly one succeeds; the others get
 *       {@link FileAlreadyExistsException}.
 *   <li><b>Consistent listing</b>: that of the folder.
 * </ul>
 *
 * Assumes a file system with hard links, and refuses one without.
 */
public final class LocalLinkLogStore extends HadoopFileSystemLogStore {

  public LocalLinkLogStore(Configuration hadoop) {
    super(hadoop);
  }

  @Override
  public void write(Path path, Iterator<String> actions, Boolean overwrite, Configuration hadoop)
      throws IOException {
    java.nio.file.Path target = java.nio.file.Path.of(path.toUri().getPath());
    if (!overwrite && Files.exists(target)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    java.nio.file.Path written =
        target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      writeForced(written, actions);
      if (overwrite) {
        Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
      } else {
        link(written, target);
      }
    } finally {
      Files.deleteIfExists(written);
    }
    force(target.getParent());
  }

  @Override
  public Boolean isPartialWriteVisible(Path path, Configuration hadoop) {
    return false;
  }

  private static void writeForced(java.nio.file.Path file, Iterator<String> actions)
      throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      Channels.newOutputStream(channel).write(LogStores.bytes(actions));
      channel.force(true);
    }
  }

  private static void link(java.nio.file.Path written, java.nio.file.Path target)
      throws IOException {
    try {
      Files.createLink(target, written);
    } catch (FileAlreadyExistsException | NoSuchFileException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      throw new BarlakeException(
          ErrorCode.UNSAFE_STORE,
          "Cannot commit to \""
              + target
              + "\": its file system makes no hard links ("
              + e.getMessage()
              + "), and without them two writers could lose a commit. Choose a lake on another"
              + " disk with --lake.",
          e);
    }
  }

  /** A new name is safe from a power cut only when its folder is on the disk too. */
  private static void force(java.nio.file.Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
