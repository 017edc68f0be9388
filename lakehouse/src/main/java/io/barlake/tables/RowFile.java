package io.barlake.tables;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.tables.columns.DataFile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.OutputWriter;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.types.StructType;
import scala.Function1;

/**
 * Writes a few rows to a file of a table that has no partitions, where this runs: a Spark job for
 * three rows takes longer than all else that a small commit does.
 */
final class RowFile {
  private RowFile() {}

  /** The file belongs to the table only once it is committed. */
  static DataFile write(SparkSession spark, String tablePath, StructType schema, List<Row> rows) {
    requireValues(schema, rows);
    String name = "part-" + UUID.randomUUID() + ".zstd.parquet";
    Path file = new Path(tablePath, name);
    try {
      Job job = Job.getInstance(spark.sessionState().newHadoopConf());
      write(file, job, writers(spark, job, schema), schema, rows);
      FileStatus status = file.getFileSystem(job.getConfiguration()).getFileStatus(file);
      return new DataFile(
          name,
          Map.of(),
          status.getLen(),
          status.getModificationTime(),
          "{\"numRecords\":" + rows.size() + "}",
          Long.MIN_VALUE,
          Long.MAX_VALUE);
    } catch (IOException e) {
      throw new BarlakeException(
          ErrorCode.STORAGE, "Cannot write \"" + file + "\": " + StorageFault.of(e) + ".", e);
    }
  }

  private static void write(
      Path file, Job job, OutputWriterFactory writers, StructType schema, List<Row> rows) {
    Function1<Object, Object> internal = CatalystTypeConverters.createToCatalystConverter(schema);
    OutputWriter out =
        writers.newInstance(
            file.toString(),
            schema,
            new TaskAttemptContextImpl(job.getConfiguration(), new TaskAttemptID()));
    try {
      rows.forEach(row -> out.write((InternalRow) internal.apply(row)));
    } finally {
      out.close();
    }
  }

  private static OutputWriterFactory writers(SparkSession spark, Job job, StructType schema) {
    return new ParquetFileFormat()
        .prepareWrite(
            org.apache.spark.sql.classic.SparkSession.class.cast(spark),
            job,
            scala.collection.immutable.Map$.MODULE$.empty(),
            schema);
  }

  /** Parquet would take an absent value of a column that has none. */
  private static void requireValues(StructType schema, List<Row> rows) {
    for (int c = 0; c < schema.size(); c++) {
      for (Row row : rows) {
        if (row.isNullAt(c) && !schema.fields()[c].nullable()) {
          throw new IllegalArgumentException(
              "column " + schema.fields()[c].name() + " has no value in " + row);
        }
      }
    }
  }
}
