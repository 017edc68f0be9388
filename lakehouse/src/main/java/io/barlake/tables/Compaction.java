package io.barlake.tables;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.maintenance.CompactionPlanner;
import io.barlake.tables.maintenance.FileGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.FileAction;
import org.apache.spark.sql.functions;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Writes the rows of many files into few, in one commit that changes no row. A writer that adds
 * rows meanwhile is not disturbed; where one has replaced some of the files, the rows of their
 * group stay as it left them.
 */
final class Compaction {
  private final Tables tables;
  private final TableDefinition table;
  private final DeltaLog log;
  private final long fileRows;
  private final Snapshot snapshot;
  private final List<DataFile> files;
  private final List<FileGroup> groups;

  /** Looks at the table as it stands, and plans. */
  Compaction(Tables tables, TableDefinition table, long fileRows) {
    this.tables = tables;
    this.table = table;
    this.fileRows = fileRows;
    this.log = tables.log(table);
    this.snapshot = Tables.snapshot(log);
    this.files = ColumnTable.filesOf(snapshot);
    this.groups = plan();
  }

  /** The version that was looked at. */
  long version() {
    return snapshot.version();
  }

  /** The files of that version. */
  List<DataFile> files() {
    return files;
  }

  /** Files that become fewer, or sorted, or described; none where nothing is to be gained. */
  List<FileGroup> groups() {
    return groups;
  }

  /** A group and the files that hold its rows now. */
  record Joined(FileGroup group, List<DataFile> files) {}

  /** Writes and commits. Returns the groups that went in: all, unless another writer was first. */
  List<Joined> run() {
    if (groups.isEmpty()) {
      return List.of();
    }
    List<Joined> written = write();
    written.forEach(this::requireSameRows);
    List<Joined> kept = new ArrayList<>();
    CommitAttempts.of(
        table,
        () -> {
          kept.clear();
          return commit(written, kept);
        });
    written.stream().filter(joined -> !kept.contains(joined)).forEach(this::delete);
    return kept;
  }

  private List<FileGroup> plan() {
    CompactionPlanner planner = new CompactionPlanner(fileRows);
    return table.isStamped()
        ? planner.byTime(StoredFiles.ofColumns(spark(), access(), table, files))
        : planner.bySize(StoredFiles.ofRows(files));
  }

  private List<Joined> write() {
    spark()
        .setJobGroup(
            "maintain",
            String.format("Joining files of %s: %d groups", table.name(), groups.size()));
    List<List<DataFile>> made =
        table.isStamped()
            ? new JoinTasks(spark(), access(), fileRows).join(groups)
            : groups.stream().map(this::joinRows).toList();
    List<Joined> joined = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      joined.add(new Joined(groups.get(g), made.get(g)));
    }
    return joined;
  }

  /** Rows that may hold texts, maps and arrays go through Spark, in the order of their key. */
  private List<DataFile> joinRows(FileGroup group) {
    Map<String, AddFile> stored = entries(snapshot);
    Dataset<Row> rows =
        log.createDataFrame(
            snapshot, seq(group.paths().stream().map(stored::get).toList()), false, Option.empty());
    Column[] key = table.key().stream().map(functions::col).toArray(Column[]::new);
    List<DataFile> made = new ArrayList<>();
    for (FileAction action :
        CollectionConverters.asJava(
            log.startTransaction(Option.empty(), Option.apply(snapshot))
                .writeFiles(
                    rows.coalesce(1).sortWithinPartitions(key),
                    Option.empty(),
                    true,
                    seq(List.of())))) {
      made.add(AddFileEntry.dataFile((AddFile) action));
    }
    return made;
  }

  private void requireSameRows(Joined joined) {
    long after = StoredFiles.ofRows(joined.files()).stream().mapToLong(file -> file.rows()).sum();
    boolean isCounted =
        StoredFiles.ofRows(joined.group().dataFiles()).stream().allMatch(file -> file.described());
    if (isCounted && after != joined.group().rows()) {
      throw new BarlakeException(
          ErrorCode.UNBALANCED,
          String.format(
              "Cannot maintain %s: %d rows of %s became %d. Nothing was committed.",
              table.name(), joined.group().rows(), joined.group().partition(), after));
    }
  }

  private long commit(List<Joined> written, List<Joined> kept) {
    OptimisticTransaction transaction = log.startTransaction(Option.empty(), Option.empty());
    Map<String, AddFile> stored = entries(transaction.snapshot());
    List<Action> actions = new ArrayList<>();
    long now = System.currentTimeMillis();
    for (Joined joined : written) {
      if (stored.keySet().containsAll(joined.group().paths())) {
        kept.add(joined);
        joined
            .group()
            .paths()
            .forEach(path -> actions.add(stored.get(path).removeWithTimestamp(now, false)));
        joined.files().forEach(file -> actions.add(AddFileEntry.rearranged(file)));
      }
    }
    return actions.isEmpty()
        ? transaction.readVersion()
        : transaction.commit(
            seq(actions),
            new DeltaOperations.Optimize(
                seq(List.of()), seq(List.of()), false, Option.empty(), false));
  }

  private void delete(Joined unused) {
    access().open().delete(unused.files());
  }

  private static Map<String, AddFile> entries(Snapshot snapshot) {
    Map<String, AddFile> entries = new HashMap<>();
    snapshot.allFiles().collectAsList().forEach(file -> entries.put(file.path(), file));
    return entries;
  }

  private ColumnTable.FileAccess access() {
    return new ColumnTable(tables, table).files(snapshot);
  }

  private JavaSparkContext spark() {
    return new JavaSparkContext(tables.spark().sparkContext());
  }

  private static <T> Seq<T> seq(List<T> list) {
    return CollectionConverters.asScala(list).toSeq();
  }
}
