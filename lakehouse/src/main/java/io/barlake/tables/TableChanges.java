package io.barlake.tables;

import com.fasterxml.jackson.databind.JsonNode;
import io.barlake.tables.columns.DataFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import scala.Option;

/** What became of the files of a table since one of its versions. */
public record TableChanges(List<DataFile> before, List<DataFile> changed) {
  public TableChanges {
    before = List.copyOf(before);
    changed = List.copyOf(changed);
  }

  /**
   * The files at a version, and those that came or went since then with rows that are new or gone;
   * files whose rows were only rearranged do not count. Nothing where the log no longer tells.
   */
  static Optional<TableChanges> between(
      Tables tables, TableDefinition table, long version, long until) {
    CommitLog log = CommitLog.of(tables, table);
    for (long number = version + 1; number <= until; number++) {
      if (!log.has(number)) {
        return Optional.empty();
      }
    }
    Optional<List<DataFile>> before = files(tables.log(table), version);
    if (before.isEmpty()) {
      return Optional.empty();
    }
    Map<String, DataFile> known = new HashMap<>();
    before.get().forEach(file -> known.put(file.path(), file));
    List<DataFile> changed = new ArrayList<>();
    for (long number = version + 1; number <= until; number++) {
      for (JsonNode action : log.actions(number)) {
        DataFile file = null;
        if (action.has("add")) {
          file = AddFileEntry.dataFile(action.path("add"));
          known.put(file.path(), file);
        } else if (action.has("remove")) {
          file = known.get(action.path("remove").path("path").asText());
        }
        boolean changesRows =
            action.path("add").path("dataChange").asBoolean(false)
                || action.path("remove").path("dataChange").asBoolean(false);
        if (changesRows && file == null) {
          return Optional.empty();
        }
        if (changesRows) {
          changed.add(file);
        }
      }
    }
    return Optional.of(new TableChanges(before.get(), changed));
  }

  private static Optional<List<DataFile>> files(DeltaLog log, long version) {
    try {
      Snapshot snapshot = log.getSnapshotAt(version, Option.empty(), Option.empty(), false);
      return Optional.of(ColumnTable.filesOf(snapshot));
    } catch (RuntimeException e) {
      // Its commits are gone. Delta has many ways to say so, none of which is an API.
      return Optional.empty();
    }
  }
}
