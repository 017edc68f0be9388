package io.barlake.ingest;

import io.barlake.ingest.archive.Archive;
import io.barlake.tables.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The bytes of accepted archives under the lake, by their hash: when another archive of the same
 * minutes arrives, both are read again, wherever the downloads have gone.
 */
final class KeptArchives {
  private final Configuration hadoop;
  private final String folder;

  KeptArchives(Configuration hadoop, String folder) {
    this.hadoop = hadoop;
    this.folder = folder;
  }

  String uri(String sha256) {
    return folder + "/" + sha256.substring(0, 2) + "/" + sha256;
  }

  /** Copies an archive unless it is there; a copy appears whole or not at all. */
  void keep(Archive archive) throws IOException {
    Path kept = new Path(uri(archive.facts().sha256()));
    FileSystem store = kept.getFileSystem(hadoop);
    if (isWhole(store, kept, archive.facts().size())) {
      return;
    }
    try (InputStream in = archive.original()) {
      WholeFile.write(store, kept, in);
    }
  }

  /** A power cut may leave a name without its bytes. */
  private static boolean isWhole(FileSystem store, Path kept, long size) throws IOException {
    return store.exists(kept) && store.getFileStatus(kept).getLen() == size;
  }
}
