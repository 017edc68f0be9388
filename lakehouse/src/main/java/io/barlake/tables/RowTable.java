package io.barlake.tables;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** A table of few rows, written through DataFrames. */
public final class RowTable {
  private final SparkSession spark;
  private final Lake lake;
  private final TableDefinition table;

  RowTable(SparkSession spark, Lake lake, TableDefinition table) {
    this.spark = spark;
    this.lake = lake;
    this.table = table;
  }

  /** Adds rows; for logs, where a row is never written twice. */
  public void append(List<Row> rows) {
    spark
        .createDataFrame(rows, table.schema())
        .coalesce(1)
        .write()
        .format("delta")
        .mode(SaveMode.Append)
        .save(lake.path(table));
  }

  /**
   * Replaces the rows for which a condition on key columns holds by these, in one commit. Every row
   * given must meet the condition.
   */
  public void replaceWhere(String condition, List<Row> rows) {
    if (rows.isEmpty() && isEmpty(condition)) {
      return;
    }
    replaceWhere(condition, spark.createDataFrame(rows, table.schema()).coalesce(1));
  }

  /**
   * The same for rows that tasks compute; they compute them again where another writer was first.
   */
  public void replaceWhere(String condition, Dataset<Row> rows) {
    CommitAttempts.of(
        table,
        () -> {
          rows.write()
              .format("delta")
              .mode(SaveMode.Overwrite)
              .option("replaceWhere", condition)
              .save(lake.path(table));
          return 0;
        });
  }

  private boolean isEmpty(String condition) {
    return spark.read().format("delta").load(lake.path(table)).where(condition).isEmpty();
  }
}
