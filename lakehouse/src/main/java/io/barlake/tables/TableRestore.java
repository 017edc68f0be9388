package io.barlake.tables;

import io.barlake.BarlakeException;
import io.barlake.tables.TableHistory.Version;
import io.delta.tables.DeltaTable;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.actions.Metadata;
import scala.Option;

/**
 * Brings a table back to what it was, as a new version on top of the others: nothing is lost, and
 * it can be taken back the same way. Other tables stay as they are.
 */
public final class TableRestore {
  private final Tables tables;
  private final TableDefinition table;
  private final TableHistory history;

  public TableRestore(Tables tables, TableDefinition table) {
    this.tables = tables;
    this.table = table;
    this.history = TableHistory.of(tables, table);
  }

  /** The version to bring back, the one that stands, and the files that come back and go. */
  public record Change(
      Version version, long latest, long filesBack, long filesGone, boolean alreadyStands) {}

  /** What bringing back a version would change. */
  public Change to(long number) {
    Version version =
        history.versions().stream()
            .filter(one -> one.number() == number)
            .findFirst()
            .orElseThrow(() -> gone("version " + number, "there is no such version"));
    return change(version);
  }

  /** The same for the version at which the table stood at a time. */
  public Change to(Instant time) {
    Version version =
        history.versions().stream()
            .filter(one -> !one.commit().time().isAfter(time))
            .max(Comparator.comparingLong(Version::number))
            .orElseThrow(() -> gone(time.toString(), "its log tells of no version that is as old"));
    return change(version);
  }

  /** Brings the version back. Returns the version at which the table stands then. */
  public long restore(Change change) {
    if (change.alreadyStands()) {
      return change.latest();
    }
    return CommitAttempts.of(
        table,
        () -> {
          DeltaTable.forPath(tables.spark(), tables.lake().path(table))
              .restoreToVersion(change.version().number());
          return tables.version(table);
        });
  }

  private Change change(Version version) {
    if (!version.canBeRestored()) {
      throw gone("version " + version.number(), "a clean-up has deleted files of it");
    }
    Set<String> then = history.paths(version.number());
    Set<String> now = history.paths(latest().number());
    long back = without(then, now);
    long goes = without(now, then);
    boolean same =
        back == 0 && goes == 0 && columns(version.number()).equals(columns(latest().number()));
    return new Change(version, latest().number(), back, goes, same);
  }

  private static long without(Set<String> some, Set<String> others) {
    Set<String> rest = new HashSet<>(some);
    rest.removeAll(others);
    return rest.size();
  }

  private String columns(long version) {
    DeltaLog log = tables.log(table);
    Metadata metadata =
        log.getSnapshotAt(version, Option.empty(), Option.empty(), false).metadata();
    return metadata.schemaString() + metadata.configuration();
  }

  private Version latest() {
    List<Version> all = history.versions();
    return all.get(all.size() - 1);
  }

  private BarlakeException gone(String asked, String reason) {
    Optional<Version> oldest =
        history.versions().stream().filter(Version::canBeRestored).findFirst();
    return BarlakeException.badArgument(
        "Cannot restore %s to %s: %s. The oldest that can be restored is version %s; \"jobs/barlake"
            + " history %s\" lists them.",
        table.name(),
        asked,
        reason,
        oldest.map(one -> one.number() + " of " + one.commit().time()).orElse("none"),
        table.name());
  }
}
