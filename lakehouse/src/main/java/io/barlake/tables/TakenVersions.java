package io.barlake.tables;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
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
  /** Behind a writer's name: the version of its own table that its last commit started from. */
  private static final String STARTED_FROM = " started from";

  private final Map<String, Long> marks = new HashMap<>();
  private final List<Commit> commits = new ArrayList<>();
  private long firstKnown;

  private TakenVersions() {}

  /** What a commit that changed rows tells. */
  private record Commit(long version, Set<String> writers, List<JsonNode> partitions) {}

  static TakenVersions of(Tables tables, TableDefinition table, Snapshot snapshot) {
    TakenVersions taken = new TakenVersions();
    if (snapshot.version() < 0) {
      return taken;
    }
    for (SetTransaction mark : CollectionConverters.asJava(snapshot.setTransactions())) {
      taken.marks.put(mark.appId(), mark.version());
    }
    long oldest =
        taken.marks.entrySet().stream()
            .filter(mark -> mark.getKey().endsWith(STARTED_FROM))
            .mapToLong(Map.Entry::getValue)
            .min()
            .orElse(snapshot.version());
    CommitLog log = CommitLog.of(tables, table);
    taken.firstKnown = snapshot.version() + 1;
    for (long version = snapshot.version(); version > oldest && log.has(version); version--) {
      taken.commits.add(commit(version, log.actions(version)));
      taken.firstKnown = version;
    }
    return taken;
  }

  /** The version that this writer has taken in for a partition; none where it must begin anew. */
  public OptionalLong find(String writer, Map<String, String> partition) {
    Long version = marks.get(writer);
    Long startedFrom = marks.get(writer + STARTED_FROM);
    if (version == null || startedFrom == null || startedFrom + 1 < firstKnown) {
      return OptionalLong.empty();
    }
    boolean changedByOthers =
        commits.stream()
            .filter(commit -> commit.version() > startedFrom && !commit.writers().contains(writer))
            .anyMatch(commit -> commit.partitions().stream().anyMatch(of -> holds(of, partition)));
    return changedByOthers ? OptionalLong.empty() : OptionalLong.of(version);
  }

  /** What a commit leaves behind for {@link #find}. */
  static List<Action> marks(Map<String, Long> taken, long startedFrom) {
    List<Action> marks = new ArrayList<>();
    Option<Object> now = Option.apply(System.currentTimeMillis());
    taken.forEach(
        (writer, version) -> {
          marks.add(new SetTransaction(writer, version, now));
          marks.add(new SetTransaction(writer + STARTED_FROM, startedFrom, now));
        });
    return marks;
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
