package io.barlake.tables;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.Format;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.immutable.Map;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The tables of one lake, as one session sees them: the door through which every room reads and
 * writes. Tables of rows ({@link RowTable}) go through DataFrames, the hot tables ({@link
 * ColumnTable}) through arrays.
 */
public final class Tables {
  private static final Seq<Action> NO_ACTIONS =
      CollectionConverters.asScala(List.<Action>of()).toSeq();

  private final SparkSession spark;
  private final Lake lake;
  private final TableCatalog catalog;

  public Tables(SparkSession spark, Lake lake) {
    this.spark = spark;
    this.lake = lake;
    this.catalog = new TableCatalog(spark, lake);
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

  /** A table for small numbers of rows, made if it is missing. */
  public RowTable rows(TableDefinition table) {
    createIfMissing(table);
    return new RowTable(spark, lake, table);
  }

  /** A table that is read and written as arrays, made if it is missing. */
  public ColumnTable columns(TableDefinition table) {
    createIfMissing(table);
    return new ColumnTable(spark, lake, table);
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
    return snapshotVersion(DeltaLog.forTable(spark, lake.path(table)));
  }

  static long snapshotVersion(DeltaLog log) {
    return log.update(false, Option.empty(), Option.empty()).version();
  }

  private void createIfMissing(TableDefinition table) {
    DeltaLog log = DeltaLog.forTable(spark, lake.path(table));
    if (!log.tableExists()) {
      requireWritable();
    }
    CommitAttempts.of(table, () -> createOrWiden(log, table));
    catalog.register(table);
  }

  /** Asks the transaction, not the log: another may make the table between the two looks. */
  private static long createOrWiden(DeltaLog log, TableDefinition table) {
    OptimisticTransaction transaction = log.startTransaction(Option.empty(), Option.empty());
    return transaction.readVersion() < 0 ? create(transaction, table) : widen(transaction, table);
  }

  private static long create(OptimisticTransaction transaction, TableDefinition table) {
    Metadata metadata = metadata(table);
    transaction.updateMetadataForNewTable(metadata);
    return transaction.commit(
        NO_ACTIONS, new DeltaOperations.CreateTable(metadata, false, false, Option.empty()));
  }

  /** Columns that a newer version has more are added; the rows of before have none there. */
  private static long widen(OptimisticTransaction transaction, TableDefinition table) {
    Metadata old = transaction.metadata();
    StructType stored = old.schema();
    StructType wider = stored;
    for (StructField column : table.schema().fields()) {
      if (stored.getFieldIndex(column.name()).isEmpty()) {
        wider =
            wider.add(new StructField(column.name(), column.dataType(), true, column.metadata()));
      }
    }
    if (wider.size() == stored.size()) {
      return transaction.readVersion();
    }
    transaction.updateMetadata(
        new Metadata(
            old.id(),
            old.name(),
            old.description(),
            old.format(),
            wider.json(),
            old.partitionColumns(),
            old.configuration(),
            old.createdTime()),
        false);
    return transaction.commit(NO_ACTIONS, new DeltaOperations.UpdateSchema(stored, wider));
  }

  private static Metadata metadata(TableDefinition table) {
    java.util.Map<String, String> properties =
        table.checks().entrySet().stream()
            .collect(
                Collectors.toMap(
                    check -> "delta.constraints." + check.getKey(), check -> check.getValue()));
    return new Metadata(
        java.util.UUID.randomUUID().toString(),
        table.name(),
        table.comment(),
        new Format("parquet", Map.from(CollectionConverters.asScala(new java.util.HashMap<>()))),
        table.schema().json(),
        CollectionConverters.asScala(table.partitions()).toSeq(),
        Map.from(CollectionConverters.asScala(properties)),
        Option.apply(System.currentTimeMillis()));
  }

  private void requireWritable() {
    Path root = new Path(lake.uri());
    try {
      org.apache.hadoop.fs.FileSystem store =
          root.getFileSystem(spark.sessionState().newHadoopConf());
      if (!store.mkdirs(root)) {
        throw new IOException("the folder cannot be made");
      }
    } catch (IOException e) {
      throw new BarlakeException(
          ErrorCode.BAD_ARGUMENT,
          "Cannot write the lake \""
              + lake.uri()
              + "\": "
              + e.getMessage()
              + ". Choose another place with --lake.",
          e);
    }
  }
}
