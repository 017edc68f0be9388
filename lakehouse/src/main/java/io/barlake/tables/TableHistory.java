package io.barlake.tables;

import com.fasterxml.jackson.databind.JsonNode;
import io.barlake.tables.columns.DataFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import scala.Option;

/** The versions of a table that its log still tells of, the oldest first. */
public final class TableHistory {
  private final List<Version> versions = new ArrayList<>();

  /** The files of each version by their paths, and how many of the files since it have gone. */
  private final Map<Long, Set<String>> paths = new HashMap<>();

  private TableHistory() {}

  /** How a version came about; {@code work} is what the writer calls it, or empty. */
  public record Commit(Instant time, String operation, String work) {}

  /** What a version changed and what it holds; {@code rows} is -1 where a file does not tell. */
  public record Content(long filesAdded, long filesRemoved, long files, long rows, long bytes) {}

  /** A version; it can be restored while all its files are there. */
  public record Version(long number, Commit commit, Content content, boolean canBeRestored) {}

  /** Reads the log of a table; it is an error where it is broken. */
  public static TableHistory of(Tables tables, TableDefinition table) {
    CommitLog log = CommitLog.of(tables, table);
    log.requireWhole();
    TableHistory history = new TableHistory();
    history.walk(tables.log(table), log, new TableFolder(tables, table).dataFiles().keySet());
    return history;
  }

  public List<Version> versions() {
    return List.copyOf(versions);
  }

  Set<String> paths(long version) {
    return paths.get(version);
  }

  private void walk(DeltaLog delta, CommitLog log, Set<String> there) {
    Map<String, Measure> files = new HashMap<>();
    long lastMillis = 0;
    for (long number : log.versions()) {
      List<JsonNode> actions = log.actions(number);
      long added = 0;
      long removed = 0;
      for (JsonNode action : actions) {
        if (action.has("add")) {
          added++;
          files.put(pathOf(action.path("add")), Measure.of(action.path("add")));
        } else if (action.has("remove")) {
          removed++;
          files.remove(pathOf(action.path("remove")));
        }
      }
      if (versions.isEmpty() && number > 0) {
        // The commits before it are gone; its checkpoint holds what they made.
        files = measures(delta, number);
      }
      // Delta tells the time of a version by its file, and never lets it go back.
      lastMillis = Math.max(log.modifiedMillis(number), lastMillis + 1);
      versions.add(
          new Version(
              number,
              commit(actions, Instant.ofEpochMilli(lastMillis)),
              content(added, removed, files.values()),
              there.containsAll(files.keySet())));
      paths.put(number, new HashSet<>(files.keySet()));
    }
  }

  private static Map<String, Measure> measures(DeltaLog delta, long version) {
    Snapshot snapshot = delta.getSnapshotAt(version, Option.empty(), Option.empty(), false);
    Map<String, Measure> files = new HashMap<>();
    for (DataFile file : ColumnTable.filesOf(snapshot)) {
      long rows = StoredFiles.statistics(file).path("numRecords").asLong(-1);
      files.put(TableFolder.nameOf(file.path()), new Measure(rows, file.bytes()));
    }
    return files;
  }

  private static Commit commit(List<JsonNode> actions, Instant time) {
    for (JsonNode action : actions) {
      JsonNode told = action.path("commitInfo");
      if (!told.isMissingNode()) {
        return new Commit(
            time, told.path("operation").asText(), told.path("userMetadata").asText());
      }
    }
    return new Commit(time, "", "");
  }

  private static Content content(long added, long removed, Iterable<Measure> files) {
    long count = 0;
    long rows = 0;
    long bytes = 0;
    for (Measure file : files) {
      count++;
      rows = rows < 0 || file.rows() < 0 ? -1 : rows + file.rows();
      bytes += file.bytes();
    }
    return new Content(added, removed, count, rows, bytes);
  }

  private static String pathOf(JsonNode file) {
    return TableFolder.nameOf(file.path("path").asText());
  }

  private record Measure(long rows, long bytes) {
    static Measure of(JsonNode add) {
      long rows = StoredFiles.parse(add.path("stats").asText("")).path("numRecords").asLong(-1);
      return new Measure(rows, add.path("size").asLong());
    }
  }
}
