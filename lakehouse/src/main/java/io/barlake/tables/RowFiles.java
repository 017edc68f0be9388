package io.barlake.tables;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.tables.columns.DataFile;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.parquet.hadoop.ParquetOutputFormat;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.OutputWriter;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import scala.Function1;

/**
 * Writes rows to files of a table, where this runs: a Spark job for three rows takes longer than
 * all else that a small commit does, and a task that has rows need not hand them on. A file belongs
 * to the table only once it is committed.
 */
final class RowFiles implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String tablePath;
  private final StructType schema;
  private final StructType fileSchema;
  private final OutputWriterFactory writers;
  private final SerializableConfiguration hadoop;

  RowFiles(Tables tables, TableDefinition table) {
    tablePath = tables.lake().path(table);
    schema = table.schema();
    fileSchema = table.fileSchema();
    try {
      Job job = Job.getInstance(tables.spark().sessionState().newHadoopConf());
      leaveOutDictionaries(job.getConfiguration());
      writers =
          new ParquetFileFormat()
              .prepareWrite(
                  org.apache.spark.sql.classic.SparkSession.class.cast(tables.spark()),
                  job,
                  scala.collection.immutable.Map$.MODULE$.empty(),
                  fileSchema);
      hadoop = new SerializableConfiguration(job.getConfiguration());
    } catch (IOException e) {
      throw new BarlakeException(
          ErrorCode.STORAGE, "Cannot write " + table.name() + ": " + StorageFault.of(e) + ".", e);
    }
  }

  /** What is measured hardly repeats: a dictionary of it would be filled, and then thrown away. */
  private void leaveOutDictionaries(Configuration settings) {
    for (StructField column : fileSchema.fields()) {
      if (column.dataType().equals(DataTypes.DoubleType)) {
        settings.setBoolean(ParquetOutputFormat.ENABLE_DICTIONARY + "#" + column.name(), false);
      }
    }
  }

  /**
   * Writes rows of one partition, which have all columns of the table.
   *
   * @param partition the value of each column by which the table is partitioned
   * @param bounds what the log is to tell of the rows beside their number, as JSON that begins with
   *     a comma; empty for nothing
   */
  DataFile write(Map<String, String> partition, List<Row> rows, String bounds) {
    StringBuilder name = new StringBuilder();
    partition.forEach((column, value) -> name.append(column).append('=').append(value).append('/'));
    name.append("part-").append(UUID.randomUUID()).append(".zstd.parquet");
    Path file = new Path(tablePath, name.toString());
    try {
      write(file, rows);
      FileStatus status = file.getFileSystem(hadoop.value()).getFileStatus(file);
      return new DataFile(
          name.toString(),
          partition,
          status.getLen(),
          status.getModificationTime(),
          "{\"numRecords\":" + rows.size() + bounds + "}",
          Long.MIN_VALUE,
          Long.MAX_VALUE);
    } catch (IOException e) {
      throw new BarlakeException(
          ErrorCode.STORAGE, "Cannot write \"" + file + "\": " + StorageFault.of(e) + ".", e);
    }
  }

  private void write(Path file, List<Row> rows) {
    Function1<Object, Object> internal =
        CatalystTypeConverters.createToCatalystConverter(fileSchema);
    int[] kept = kept();
    OutputWriter out =
        writers.newInstance(
            file.toString(),
            fileSchema,
            new TaskAttemptContextImpl(hadoop.value(), new TaskAttemptID()));
    try {
      for (Row row : rows) {
        requireValues(row);
        out.write((InternalRow) internal.apply(picked(row, kept)));
      }
    } finally {
      out.close();
    }
  }

  /** The places of the columns that stand in files. */
  private int[] kept() {
    List<Integer> kept = new ArrayList<>();
    for (String column : fileSchema.fieldNames()) {
      kept.add(schema.fieldIndex(column));
    }
    return kept.stream().mapToInt(place -> place).toArray();
  }

  private static Row picked(Row row, int[] kept) {
    Object[] values = new Object[kept.length];
    for (int c = 0; c < kept.length; c++) {
      values[c] = row.get(kept[c]);
    }
    return RowFactory.create(values);
  }

  /** Parquet would take an absent value of a column that has none. */
  private void requireValues(Row row) {
    for (int c = 0; c < schema.size(); c++) {
      if (row.isNullAt(c) && !schema.fields()[c].nullable()) {
        throw new IllegalArgumentException(
            "column " + schema.fields()[c].name() + " has no value in " + row);
      }
    }
  }
}
