package io.barlake.tables;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;

/** Writes a file that appears whole or not at all, in a folder and in an object store alike. */
public final class WholeFile {
  private WholeFile() {}

  /** What is there already under this name is replaced, or left where the store does not. */
  public static void write(FileSystem store, Path file, InputStream bytes) throws IOException {
    if (store.hasPathCapability(file, StreamCapabilities.ABORTABLE_STREAM)) {
      writeAtOnce(store, file, bytes);
      return;
    }
    Path written = new Path(file.getParent(), "." + file.getName() + "." + UUID.randomUUID());
    try (FSDataOutputStream out = store.create(written, true)) {
      bytes.transferTo(out);
    }
    if (!store.rename(written, file)) {
      store.delete(written, false);
      if (!store.exists(file)) {
        throw new IOException("cannot write " + file);
      }
    }
  }

  /** An object appears when its stream is closed; renaming would copy it. */
  private static void writeAtOnce(FileSystem store, Path file, InputStream bytes)
      throws IOException {
    try (FSDataOutputStream out = store.create(file, true)) {
      try {
        bytes.transferTo(out);
      } catch (IOException | RuntimeException e) {
        out.abort();
        throw e;
      }
    }
  }
}
