package io.barlake.tables;

import com.fasterxml.jackson.databind.JsonNode;
import io.barlake.tables.columns.DataFile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;

/**
 * Deletes files in the folder of a table that no reader can need: neither the table as it stands
 * nor as it stood at any time within the retention has them, and they are older than the retention.
 * So a reader keeps its files for that long, and so does a writer that has not committed yet. What
 * a killed job left goes the same way.
 */
final class Vacuum {
  private final TableFolder folder;
  private final CommitLog log;
  private final long cutMillis;
  private final List<FileStatus> unneeded;

  /** Looks, and deletes nothing; {@code current} are the files of the table as it stands. */
  Vacuum(TableFolder folder, CommitLog log, List<DataFile> current, Duration retention) {
    this.folder = folder;
    this.log = log;
    this.cutMillis = Instant.now().minus(retention).toEpochMilli();
    Set<String> needed = new HashSet<>(removedSinceCut());
    current.forEach(file -> needed.add(TableFolder.nameOf(file.path())));
    this.unneeded = new ArrayList<>();
    for (Map.Entry<String, FileStatus> file : folder.dataFiles().entrySet()) {
      if (!needed.contains(file.getKey()) && isOld(file.getValue())) {
        unneeded.add(file.getValue());
      }
    }
    for (FileStatus file : folder.list(folder.log())) {
      if (isLeftHalfWritten(file) && isOld(file)) {
        unneeded.add(file);
      }
    }
  }

  int files() {
    return unneeded.size();
  }

  long bytes() {
    return unneeded.stream().mapToLong(FileStatus::getLen).sum();
  }

  void delete() {
    FileSystem store = folder.store();
    for (FileStatus file : unneeded) {
      try {
        store.delete(file.getPath(), false);
      } catch (IOException e) {
        throw TableFolder.failure("delete", file.getPath(), e);
      }
    }
  }

  private boolean isOld(FileStatus file) {
    return file.getModificationTime() < cutMillis;
  }

  /** What a writer of commits that was killed leaves beside them. */
  private static boolean isLeftHalfWritten(FileStatus file) {
    String name = file.getPath().getName();
    return file.isFile() && name.startsWith(".") && name.endsWith(".tmp");
  }

  /** Files that stood in the table at some time since the cut and do so no longer. */
  private Set<String> removedSinceCut() {
    Set<String> removed = new HashSet<>();
    for (long version : log.since(cutMillis)) {
      for (JsonNode action : log.actions(version)) {
        if (action.has("remove")) {
          removed.add(TableFolder.nameOf(action.path("remove").path("path").asText()));
        }
      }
    }
    return removed;
  }
}
