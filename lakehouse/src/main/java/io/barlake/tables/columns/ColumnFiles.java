package io.barlake.tables.columns;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Data files of one table, written from columns and read into columns, on whatever machine this
 * runs. A file belongs to the table only once its {@link DataFile} is committed; one that never is
 * goes with the next clean-up.
 */
public final class ColumnFiles {
  /** The stamp by which the rows of every table of columns are ordered. */
  public static final String STAMP = "ts";

  private final Configuration hadoop;
  private final String tablePath;
  private final StructType fileSchema;

  public ColumnFiles(Configuration hadoop, String tablePath, StructType fileSchema) {
    this.hadoop = hadoop;
    this.tablePath = tablePath;
    this.fileSchema = fileSchema;
  }

  /**
   * Writes one file of one partition. The rows are in the order of their stamps; a column that the
   * batch lacks is absent in every row.
   */
  public DataFile write(Map<String, String> partition, ColumnBatch batch) {
    if (batch.rows() == 0) {
      throw new IllegalArgumentException("no rows for " + partition);
    }
    String relative = folder(partition) + "part-" + UUID.randomUUID() + ".zstd.parquet";
    Path file = new Path(tablePath, relative);
    StructType schema = columns(fileSchema, batch);
    try {
      FileSystem store = file.getFileSystem(hadoop);
      List<BlockMetaData> rowGroups;
      try {
        rowGroups = ParquetColumnWriter.write(hadoop, file, schema, batch);
      } catch (IOException | RuntimeException e) {
        store.delete(file, false);
        throw e;
      }
      FileStatus status = store.getFileStatus(file);
      long[] stamps = batch.longs(STAMP);
      return new DataFile(
          relative,
          partition,
          status.getLen(),
          status.getModificationTime(),
          FileStatistics.json(schema, rowGroups),
          stamps[0],
          stamps[stamps.length - 1]);
    } catch (IOException e) {
      throw storageFailure("write", file, e);
    }
  }

  /** The rows of these files with these columns, in the order of their stamps. */
  public ColumnBatch read(List<DataFile> files, List<String> columns) {
    return read(files, columns, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /**
   * The same for a range of stamps: what lies outside of it is left out where that saves reading,
   * and may come with the rest.
   */
  public ColumnBatch read(
      List<DataFile> files, List<String> columns, long firstMicros, long lastMicros) {
    StructType schema = columns(columns);
    List<ColumnBatch> batches = new ArrayList<>();
    for (DataFile part : files) {
      Path file = new Path(tablePath, part.path());
      boolean onePage = part.rows() > 0 && part.rows() <= ColumnPages.PAGE_ROWS;
      boolean whole = firstMicros <= part.firstMicros() && lastMicros >= part.lastMicros();
      try {
        batches.add(
            onePage || whole
                ? ParquetColumnReader.read(hadoop, file, schema)
                : ParquetColumnReader.read(hadoop, file, schema, firstMicros, lastMicros));
      } catch (IOException e) {
        throw storageFailure("read", file, e);
      }
    }
    if (batches.isEmpty()) {
      throw new IllegalArgumentException("no files to read");
    }
    ColumnBatch all = ColumnBatch.concat(batches);
    return columns.contains(STAMP) ? all.sortedBy(STAMP) : all;
  }

  /** Deletes files that were never committed. One that stays goes with the next clean-up. */
  public void delete(List<DataFile> files) {
    for (DataFile written : files) {
      Path file = new Path(tablePath, written.path());
      try {
        file.getFileSystem(hadoop).delete(file, false);
      } catch (IOException e) {
        throw storageFailure("delete", file, e);
      }
    }
  }

  public List<String> allColumns() {
    return Arrays.asList(fileSchema.fieldNames());
  }

  private static StructType columns(StructType all, ColumnBatch batch) {
    StructType schema = new StructType();
    for (StructField field : all.fields()) {
      if (batch.names().contains(field.name())) {
        schema = schema.add(field);
      } else if (!field.nullable()) {
        throw new IllegalArgumentException("no column " + field.name());
      }
    }
    return schema;
  }

  /** What is known of these columns, in this order. */
  public StructType columns(List<String> names) {
    StructType schema = new StructType();
    for (String name : names) {
      schema = schema.add(fileSchema.apply(name));
    }
    return schema;
  }

  private static String folder(Map<String, String> partition) {
    StringBuilder folder = new StringBuilder();
    new TreeMap<>(partition)
        .forEach(
            (column, value) -> folder.append(column).append('=').append(inPath(value)).append('/'));
    return folder.toString();
  }

  /** The log has the value itself; in a path it must need no escape. */
  private static String inPath(String value) {
    return value.replaceAll("[^A-Za-z0-9._@-]", "-");
  }

  private static BarlakeException storageFailure(String verb, Path file, IOException e) {
    return new BarlakeException(
        ErrorCode.STORAGE, "Cannot " + verb + " \"" + file + "\": " + e.getMessage() + ".", e);
  }
}
