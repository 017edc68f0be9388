package io.barlake.tables.logstore;

import io.barlake.testing.ChildJvm;
import io.barlake.testing.LiveStack;
import io.delta.storage.LogStore;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** A process that tries to be the first at every version, and prints those it was told it won. */
final class CommitRacer {
  private CommitRacer() {}

  public static void main(String[] arguments) throws Exception {
    String log = arguments[1];
    String racer = arguments[2];
    int versions = Integer.parseInt(arguments[3]);
    Configuration hadoop = hadoop(log);
    LogStore store =
        Class.forName(arguments[0])
            .asSubclass(LogStore.class)
            .getConstructor(Configuration.class)
            .newInstance(hadoop);
    ChildJvm.awaitGo();
    for (int version = 0; version < versions; version++) {
      try {
        store.write(commit(log, version), content(racer, version).iterator(), false, hadoop);
        System.out.println(version);
      } catch (FileAlreadyExistsException e) {
        // Another was first.
      }
    }
  }

  /**
   * As a session of Barlake has it: without checksum files in a folder, or with the store's keys.
   */
  static Configuration hadoop(String log) {
    if (log.startsWith("s3a:")) {
      return LiveStack.hadoop();
    }
    Configuration hadoop = new Configuration(false);
    hadoop.set("fs.file.impl", "org.apache.hadoop.fs.RawLocalFileSystem");
    hadoop.set("fs.defaultFS", "file:///");
    return hadoop;
  }

  static Path commit(String log, long version) {
    return new Path(log, String.format(Locale.ROOT, "%020d.json", version));
  }

  /** A commit of many lines, so that writing takes a while. */
  static List<String> content(String racer, int version) {
    return java.util.stream.IntStream.range(0, 50)
        .mapToObj(line -> racer + " wrote line " + line + " of version " + version)
        .toList();
  }
}
