package io.barlake.tables;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A table of few rows. New rows are written to a file here and committed; a Spark job runs only
 * where rows that are there have to go, where the table has partitions, or where tasks compute the
 * new rows.
 */
public final class RowTable {
  private final Tables tables;
  private final TableDefinition table;
  private final DeltaLog log;

  RowTable(Tables tables, TableDefinition table) {
    this.tables = tables;
    this.table = table;
    this.log = tables.log(table);
  }

  /** Adds rows; for logs, where a row is never written twice. */
  public void append(List<Row> rows) {
    requireSound(rows);
    CommitAttempts.of(table, () -> add(transaction(), rows));
    tables.catalog().register(table);
  }

  /**
   * Replaces the rows for which a condition on key columns holds by these, in one commit. Every row
   * given must meet the condition. Returns the version of the table that holds them.
   */
  public long replaceWhere(String condition, List<Row> rows) {
    requireSound(rows);
    long version = CommitAttempts.of(table, () -> replace(condition, rows));
    tables.catalog().register(table);
    return version;
  }

  /**
   * The same for rows that tasks compute; they compute them again where another writer was first.
   */
  public void replaceWhere(String condition, Dataset<Row> rows) {
    CommitAttempts.of(table, () -> overwrite(condition, rows));
  }

  private long replace(String condition, List<Row> rows) {
    OptimisticTransaction transaction = transaction();
    // So that it fails where another adds rows while this one looks for those that have to go.
    transaction.readWholeTable();
    boolean nothingGoes =
        transaction.readVersion() < 0 || tables.read(table).where(condition).isEmpty();
    return nothingGoes && (table.partitions().isEmpty() || rows.isEmpty())
        ? add(transaction, rows)
        : overwrite(condition, dataset(rows).coalesce(1));
  }

  private long add(OptimisticTransaction transaction, List<Row> rows) {
    if (rows.isEmpty()) {
      return TableDeclaration.commit(transaction, table);
    }
    TableDeclaration.into(transaction, table);
    Action file = AddFileEntry.of(new RowFiles(tables, table).write(Map.of(), rows, ""));
    return transaction.commit(
        CollectionConverters.asScala(List.of(file)).toSeq(), DeltaWrite.append(table));
  }

  private long overwrite(String condition, Dataset<Row> rows) {
    tables.make(table);
    rows.write()
        .format("delta")
        .mode(SaveMode.Overwrite)
        .option("replaceWhere", condition)
        .save(tables.lake().path(table));
    return Tables.snapshotVersion(log);
  }

  /** What Delta checks of rows that go through Spark. */
  private void requireSound(List<Row> rows) {
    for (String check : table.checks().values()) {
      Dataset<Row> unsound = dataset(rows).where("NOT (" + check + ")");
      if (!unsound.isEmpty()) {
        throw new IllegalArgumentException(
            "a row of " + table.name() + " does not meet " + check + ": " + unsound.first());
      }
    }
  }

  private OptimisticTransaction transaction() {
    return log.startTransaction(Option.empty(), Option.empty());
  }

  private Dataset<Row> dataset(List<Row> rows) {
    return tables.spark().createDataFrame(rows, table.schema());
  }
}
