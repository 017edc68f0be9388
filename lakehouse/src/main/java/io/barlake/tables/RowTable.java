package io.barlake.tables;

import java.util.List;
import org.apache.spark.sql.DataFrameWriter;
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
    commit(writer(oneFile(rows)).mode(SaveMode.Append));
  }

  /**
   * Replaces the rows for which a condition on key columns holds by these, in one commit. Every row
   * given must meet the condition.
   */
  public void replaceWhere(String condition, List<Row> rows) {
    if (rows.isEmpty() && isEmpty(condition)) {
      return;
    }
    replaceWhere(condition, oneFile(rows));
  }

  /**
   * The same for rows that tasks compute; they compute them again where another writer was first.
   */
  public void replaceWhere(String condition, Dataset<Row> rows) {
    commit(writer(rows).mode(SaveMode.Overwrite).option("replaceWhere", condition));
  }

  private Dataset<Row> oneFile(List<Row> rows) {
    return spark.createDataFrame(rows, table.schema()).coalesce(1);
  }

  private static DataFrameWriter<Row> writer(Dataset<Row> rows) {
    return rows.write().format("delta");
  }

  private void commit(DataFrameWriter<Row> writer) {
    CommitAttempts.of(
        table,
        () -> {
          writer.save(lake.path(table));
          return 0;
        });
  }

  private boolean isEmpty(String condition) {
    return spark.read().format("delta").load(lake.path(table)).where(condition).isEmpty();
  }
}
