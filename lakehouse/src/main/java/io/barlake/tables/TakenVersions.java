package io.barlake.tables;

import com.fasterxml.jackson.databind.JsonNode;
import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.SetTransaction;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Which version of another table the rows of a partition were made from. A writer that derives rows
 * leaves it in the log, in the commit that holds the rows, so that the next run knows what it has
 * to do again. It counts only while nobody else has changed rows of the partition: a restored
 * table, or one that was edited by hand, is derived anew.
 */
public final class TakenVersions {
  /** Behind a writer's name: the version of its own table that its last work was planned on. */
  private static final String PLANNED_ON = " planned on";

  private final CommitLog log;
  private final long version;
  private final Map<String, Long> marks;

  /** What changed rows, the latest commit first, as far back as was asked. */
  private final List<Commit> commits = new ArrayList<>();

  private long firstKnown;

  private TakenVersions(CommitLog log, Snapshot snapshot) {
    this.log = log;
    this.version = snapshot.version();
    this.marks = marks(snapshot);
    this.firstKnown = version + 1;
  }

  /** What a commit that changed rows tells. */
  private record Commit(long version, Set<String> writers, List<JsonNode> partitions) {}

  static TakenVersions of(Tables tables, TableDefinition table, Snapshot snapshot) {
    return new TakenVersions(CommitLog.of(tables, table), snapshot);
  }

  /** The version that this writer has taken in for a partition; none where it must begin anew. */
  public OptionalLong find(String writer, Map<String, String> partition) {
    Long taken = marks.get(writer);
    Long plannedOn = marks.get(writer + PLANNED_ON);
    if (taken == null || plannedOn == null || !readBackTo(plannedOn + 1)) {
      return OptionalLong.empty();
    }
    boolean changedByOthers =
        commits.stream()
            .filter(commit -> commit.version() > plannedOn && !commit.writers().contains(writer))
            .anyMatch(commit -> commit.partitions().stream().anyMatch(of -> holds(of, partition)));
    return changedByOthers ? OptionalLong.empty() : OptionalLong.of(taken);
  }

  /** What {@link #find} tells of every writer whose name begins so. */
  public Map<String, Long> findAll(String beginning, Map<String, String> partition) {
    Map<String, Long> found = new TreeMap<>();
    for (String writer : marks.keySet()) {
      if (writer.startsWith(beginning) && !writer.endsWith(PLANNED_ON)) {
        find(writer, partition).ifPresent(version -> found.put(writer, version));
      }
    }
    return found;
  }

  /**
   * What a commit leaves behind for {@link #find}. Fails where another run of the same writer has
   * committed since this was read, or anyone has changed rows of these partitions: the rows of this
   * one may be older than theirs.
   */
  List<Action> marks(Map<String, Long> taken, TakenVersions now, List<OwnedRange> owned) {
    boolean overtaken =
        taken.keySet().stream()
            .anyMatch(writer -> !Objects.equals(marks.get(writer), now.marks.get(writer)));
    if (overtaken || now.changedSince(version, owned)) {
      throw new BarlakeException(
          ErrorCode.COMMIT_CONFLICT,
          "Cannot commit: another run has built the same rows meanwhile. Run the command again.",
          null);
    }
    List<Action> actions = new ArrayList<>();
    Option<Object> time = Option.apply(System.currentTimeMillis());
    taken.forEach(
        (writer, ofOther) -> {
          actions.add(new SetTransaction(writer, ofOther, time));
          actions.add(new SetTransaction(writer + PLANNED_ON, version, time));
        });
    return actions;
  }

  /** Whether rows of these partitions may have changed since a version. */
  private boolean changedSince(long earlier, List<OwnedRange> owned) {
    return version > earlier
        && (!readBackTo(earlier + 1)
            || commits.stream()
                .filter(commit -> commit.version() > earlier)
                .flatMap(commit -> commit.partitions().stream())
                .anyMatch(of -> owned.stream().anyMatch(range -> holds(of, range.partition()))));
  }

  private static Map<String, Long> marks(Snapshot snapshot) {
    Map<String, Long> marks = new HashMap<>();
    if (snapshot.version() >= 0) {
      for (SetTransaction mark : CollectionConverters.asJava(snapshot.setTransactions())) {
        marks.put(mark.appId(), mark.version());
      }
    }
    return marks;
  }

  /** Whether the log tells of all commits from this one on. */
  private boolean readBackTo(long oldest) {
    while (firstKnown > oldest && log.has(firstKnown - 1)) {
      firstKnown--;
      commits.add(commit(firstKnown, log.actions(firstKnown)));
    }
    return firstKnown <= oldest;
  }

  private static Commit commit(long version, List<JsonNode> actions) {
    Set<String> writers = new HashSet<>();
    List<JsonNode> partitions = new ArrayList<>();
    for (JsonNode action : actions) {
      if (action.has("txn")) {
        writers.add(action.path("txn").path("appId").asText());
      }
      for (String kind : List.of("add", "remove")) {
        if (action.path(kind).path("dataChange").asBoolean(false)) {
          partitions.add(action.path(kind).path("partitionValues"));
        }
      }
    }
    return new Commit(version, writers, partitions);
  }

  /** A file that does not tell its partition may be of any. */
  private static boolean holds(JsonNode values, Map<String, String> partition) {
    return partition.entrySet().stream()
        .allMatch(
            entry ->
                !values.has(entry.getKey())
                    || values.path(entry.getKey()).asText().equals(entry.getValue()));
  }
}
