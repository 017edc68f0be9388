package io.barlake.tables;

import io.barlake.config.BarlakeConfig.MaintainSettings;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.maintenance.FileGroup;
import java.time.Duration;
import java.util.List;
import org.apache.spark.sql.delta.Snapshot;
import scala.Option;

/**
 * Keeps tables quick to read and no larger than they need be: joins files, deletes those that
 * nobody needs, and writes checkpoints. No row changes, and a table with nothing to gain is left as
 * it is.
 */
public final class TableUpkeep {
  private final Tables tables;
  private final MaintainSettings settings;

  public TableUpkeep(Tables tables, MaintainSettings settings) {
    this.tables = tables;
    this.settings = settings;
  }

  /** The files of a table and what they weigh. */
  public record Size(long files, long bytes) {
    private static Size of(List<DataFile> files) {
      return new Size(files.size(), files.stream().mapToLong(DataFile::bytes).sum());
    }
  }

  /** What was done for a table, or would be. */
  public record Outcome(
      Size before, Size after, long partitions, Size vacuumed, boolean checkpoint, long version) {}

  /** Keeps one table; it is an error where its log is broken. */
  public Outcome keep(TableDefinition table) {
    CommitLog.of(tables, table).requireWhole();
    Compaction compaction = new Compaction(tables, table, settings.fileRows());
    List<FileGroup> joined = compaction.run().stream().map(Compaction.Joined::group).toList();
    Snapshot now = Tables.snapshot(tables.log(table));
    List<DataFile> files = joined.isEmpty() ? compaction.files() : ColumnTable.filesOf(now);
    CommitLog log = CommitLog.of(tables, table);
    Vacuum vacuum = vacuum(table, log, files);
    vacuum.delete();
    boolean checkpoint = needsCheckpoint(log);
    if (checkpoint) {
      tables.log(table).checkpoint(now, Option.empty());
    }
    return new Outcome(
        Size.of(compaction.files()),
        Size.of(files),
        partitions(joined),
        new Size(vacuum.files(), vacuum.bytes()),
        checkpoint,
        now.version());
  }

  /** What {@link #keep} would do; the bytes after it are not known before it. */
  public Outcome plan(TableDefinition table) {
    CommitLog log = CommitLog.of(tables, table);
    log.requireWhole();
    Compaction compaction = new Compaction(tables, table, settings.fileRows());
    Size before = Size.of(compaction.files());
    long files = before.files();
    for (FileGroup group : compaction.groups()) {
      files += group.filesOf(settings.fileRows()) - group.files().size();
    }
    Vacuum vacuum = vacuum(table, log, compaction.files());
    return new Outcome(
        before,
        new Size(files, before.bytes()),
        partitions(compaction.groups()),
        new Size(vacuum.files(), vacuum.bytes()),
        needsCheckpoint(log),
        compaction.version());
  }

  private static long partitions(List<FileGroup> groups) {
    return groups.stream().map(FileGroup::partition).distinct().count();
  }

  private Vacuum vacuum(TableDefinition table, CommitLog log, List<DataFile> current) {
    return new Vacuum(
        new TableFolder(tables, table), log, current, Duration.ofHours(settings.retentionHours()));
  }

  private boolean needsCheckpoint(CommitLog log) {
    return log.sinceCheckpoint() > settings.checkpointCommits();
  }
}
