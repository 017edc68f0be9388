package io.barlake.tables;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.util.SerializableConfiguration;
import scala.Option;

/**
 * The tables of one lake, as one session sees them: the door through which every room reads and
 * writes. Tables of few rows are a {@link RowTable}, the hot ones, written as arrays by tasks, a
 * {@link ColumnTable}.
 */
public final class Tables {
  private final SparkSession spark;
  private final Lake lake;
  private final TableCatalog catalog;

  /**
   * What was read last of each table, since reading a log's files anew takes longer than a query.
   */
  private final Map<TableDefinition, Known> known = new ConcurrentHashMap<>();

  /** The session's settings of Hadoop when this was made, since each copy of them takes a while. */
  private final SerializableConfiguration hadoop;

  private record Known(Snapshot snapshot, ColumnTable.State state) {}

  public Tables(SparkSession spark, Lake lake) {
    this.spark = spark;
    this.lake = lake;
    this.catalog = new TableCatalog(spark, lake);
    this.hadoop = new SerializableConfiguration(spark.sessionState().newHadoopConf());
  }

  public SparkSession spark() {
    return spark;
  }

  public Lake lake() {
    return lake;
  }

  public TableCatalog catalog() {
    return catalog;
  }

  SerializableConfiguration hadoop() {
    return hadoop;
  }

  /** A table for small numbers of rows, which the first write makes if it is missing. */
  public RowTable rows(TableDefinition table) {
    open(table);
    return new RowTable(this, table);
  }

  /** A table that is written as arrays, which the first write makes if it is missing. */
  public ColumnTable columns(TableDefinition table) {
    open(table);
    return new ColumnTable(this, table);
  }

  /**
   * The numbered rows of one partition of a table, which the first write makes if it is missing.
   *
   * @param partitionValue of the column by which the table is partitioned
   */
  public NumberedRows numbered(TableDefinition table, String number, String partitionValue) {
    open(table);
    return new NumberedRows(this, table, number, partitionValue);
  }

  /** Makes a table that nobody has written to, so that it can be asked. */
  public void make(TableDefinition table) {
    open(table);
    DeltaLog log = log(table);
    CommitAttempts.of(
        table,
        () -> TableDeclaration.commit(log.startTransaction(Option.empty(), Option.empty()), table));
    catalog.register(table);
  }

  /**
   * The files of a table as they stand now; nothing where it has not been made yet. Nothing is made
   * by asking.
   */
  public Optional<ColumnTable.State> files(TableDefinition table) {
    Snapshot snapshot = snapshot(log(table));
    return snapshot.version() < 0 ? Optional.empty() : Optional.of(state(table, snapshot));
  }

  /** Whether the table has been made, be it by another process a moment ago. */
  public boolean exists(TableDefinition table) {
    return version(table) >= 0;
  }

  /** The rows of a table; none where it has not been made yet. */
  public Dataset<Row> read(TableDefinition table) {
    if (!exists(table)) {
      return spark.createDataFrame(List.of(), table.schema());
    }
    return spark.read().format("delta").load(lake.path(table));
  }

  /** The Delta version at which a table stands now; -1 where it has not been made yet. */
  public long version(TableDefinition table) {
    return snapshotVersion(log(table));
  }

  static long snapshotVersion(DeltaLog log) {
    return snapshot(log).version();
  }

  /** The table as it stands now. */
  static Snapshot snapshot(DeltaLog log) {
    return log.update(false, Option.empty(), Option.empty());
  }

  /** The files of a table at a snapshot of it. */
  ColumnTable.State state(TableDefinition table, Snapshot snapshot) {
    return known
        .compute(
            table,
            (key, last) ->
                last != null && last.snapshot() == snapshot
                    ? last
                    : new Known(snapshot, ColumnTable.stateOf(snapshot)))
        .state();
  }

  DeltaLog log(TableDefinition table) {
    return DeltaLog.forTable(spark, lake.path(table));
  }

  private void open(TableDefinition table) {
    if (log(table).tableExists()) {
      catalog.register(table);
    } else {
      requireWritable();
    }
  }

  private void requireWritable() {
    Path root = new Path(lake.uri());
    try {
      org.apache.hadoop.fs.FileSystem store = root.getFileSystem(hadoop.value());
      if (!store.mkdirs(root)) {
        throw new IOException("the folder cannot be made");
      }
    } catch (IOException e) {
      throw new BarlakeException(
          ErrorCode.BAD_ARGUMENT,
          "Cannot write the lake \""
              + lake.uri()
              + "\": "
              + StorageFault.of(e)
              + ". Choose another place with --lake.",
          e);
    }
  }
}
