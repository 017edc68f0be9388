package io.barlake.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.barlake.BarlakeException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.delta.util.FileNames;

/**
 * The log of a table as files in a folder, read without Delta: so what is wrong with it is found
 * before Delta stumbles over it, and told by the name of the file.
 */
final class CommitLog {
  private static final Pattern COMMIT = Pattern.compile("(\\d{20})\\.json");
  private static final Pattern CHECKPOINT = Pattern.compile("(\\d{20})\\.checkpoint\\..*parquet");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TableDefinition table;
  private final TableFolder folder;
  private final TreeMap<Long, FileStatus> commits = new TreeMap<>();
  private final TreeSet<Long> checkpoints = new TreeSet<>();

  private CommitLog(TableDefinition table, TableFolder folder) {
    this.table = table;
    this.folder = folder;
  }

  static CommitLog of(Tables tables, TableDefinition table) {
    CommitLog log = new CommitLog(table, new TableFolder(tables, table));
    for (FileStatus entry : log.folder.list(log.folder.log())) {
      String name = entry.getPath().getName();
      Matcher commit = COMMIT.matcher(name);
      Matcher checkpoint = CHECKPOINT.matcher(name);
      if (commit.matches()) {
        log.commits.put(Long.valueOf(commit.group(1)), entry);
      } else if (checkpoint.matches()) {
        log.checkpoints.add(Long.valueOf(checkpoint.group(1)));
      }
    }
    return log;
  }

  /**
   * Fails where the table cannot be read: a commit since the last checkpoint is missing, or is not
   * what a commit is.
   */
  void requireWhole() {
    if (commits.isEmpty()) {
      throw BarlakeException.badInput(
          "Missing table %s: the lake has none in \"%s\".", table.name(), folder.folder());
    }
    long next = checkpoints.isEmpty() ? 0 : checkpoints.last() + 1;
    for (long version : commits.tailMap(next).keySet()) {
      if (version != next) {
        throw broken(fileName(next) + " is missing, while " + fileName(version) + " is there");
      }
      actions(version);
      next++;
    }
  }

  /** Commits made since the last checkpoint. */
  long sinceCheckpoint() {
    return checkpoints.isEmpty()
        ? commits.size()
        : commits.tailMap(checkpoints.last(), false).size();
  }

  /**
   * The versions from which on every commit can be read, and that can still be brought about: from
   * the first commit, or from a checkpoint where older ones were cleaned up.
   */
  List<Long> versions() {
    List<Long> found = new ArrayList<>();
    for (long version : commits.keySet()) {
      if (!found.isEmpty() && found.get(found.size() - 1) != version - 1) {
        found.clear();
      }
      if (!found.isEmpty() || version == 0 || checkpoints.contains(version)) {
        found.add(version);
      }
    }
    return found;
  }

  boolean has(long version) {
    return commits.containsKey(version);
  }

  long modifiedMillis(long version) {
    return commits.get(version).getModificationTime();
  }

  /** Versions whose commit was made at this time or later. */
  List<Long> since(long millis) {
    return commits.entrySet().stream()
        .filter(commit -> commit.getValue().getModificationTime() >= millis)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What one commit did, one object a line. */
  List<JsonNode> actions(long version) {
    FileStatus file = commits.get(version);
    List<JsonNode> actions = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(folder.store().open(file.getPath()), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        actions.add(action(version, actions.size() + 1, line));
      }
    } catch (IOException e) {
      throw TableFolder.failure("read", file.getPath(), e);
    }
    if (actions.isEmpty()) {
      throw broken(fileName(version) + " is empty");
    }
    return actions;
  }

  private JsonNode action(long version, int line, String text) {
    try {
      JsonNode action = JSON.readTree(text);
      if (action.isObject()) {
        return action;
      }
    } catch (JsonProcessingException e) {
      throw broken(fileName(version) + " has no JSON in line " + line);
    }
    throw broken(fileName(version) + " has no JSON in line " + line);
  }

  private BarlakeException broken(String what) {
    return BarlakeException.badInput(
        "Cannot read %s: its log is broken. In \"%s\" %s. Put that file back from a copy, or move"
            + " the table's folder away and run again what made it.",
        table.name(), folder.log(), what);
  }

  private static String fileName(long version) {
    return FileNames.unsafeDeltaFile(new Path(TableFolder.LOG), version).getName();
  }
}
