package io.barlake.tables.columns;

import java.io.IOException;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapred.FileSplit;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.filter2.predicate.Operators.LongColumn;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetInputFormat;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.parquet.ParquetReadSupport;
import org.apache.spark.sql.execution.datasources.parquet.VectorizedParquetRecordReader;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import scala.Option;

/** Reads columns of a Parquet file into arrays, with the decoder that Spark itself uses. */
final class ParquetColumnReader {
  private static final int BATCH_ROWS = 16_384;

  private ParquetColumnReader() {}

  /** Columns of this schema; one that the file lacks comes back absent. */
  static ColumnBatch read(Configuration hadoop, Path file, StructType schema) throws IOException {
    return read(hadoop, file, schema, FilterCompat.NOOP);
  }

  /** The same, without the pages of which the file says that no stamp lies in the range. */
  static ColumnBatch read(
      Configuration hadoop, Path file, StructType schema, long firstMicros, long lastMicros)
      throws IOException {
    LongColumn stamp = FilterApi.longColumn(ColumnFiles.STAMP);
    return read(
        hadoop,
        file,
        schema,
        FilterCompat.get(
            FilterApi.and(FilterApi.gtEq(stamp, firstMicros), FilterApi.ltEq(stamp, lastMicros))));
  }

  private static ColumnBatch read(
      Configuration hadoop, Path file, StructType schema, FilterCompat.Filter pages)
      throws IOException {
    HadoopInputFile input = HadoopInputFile.fromPath(file, hadoop);
    ParquetMetadata footer;
    int rows;
    // Options that are not made of settings read Hadoop's files of settings anew each time.
    ParquetReadOptions options = HadoopReadOptions.builder(hadoop).withRecordFilter(pages).build();
    try (ParquetFileReader reader = ParquetFileReader.open(input, options)) {
      footer = reader.getFooter();
      rows = Math.toIntExact(reader.getFilteredRecordCount());
    }
    ColumnBatch.Builder all = ColumnBatch.ofRows(rows);
    StructType decoded = new StructType();
    for (StructField column : schema.fields()) {
      ColumnFacts known = ColumnFacts.of(column.name(), footer.getBlocks());
      if (rows > 0 && known.isAbsent()) {
        all.absent(column.name());
      } else if (rows > 0 && known.text().isPresent()) {
        all.text(column.name(), known.text().get());
      } else {
        decoded = decoded.add(column);
      }
    }
    if (!decoded.isEmpty()) {
      Configuration settings = readSettings(decoded);
      if (pages instanceof FilterCompat.FilterPredicateCompat some) {
        ParquetInputFormat.setFilterPredicate(settings, some.getFilterPredicate());
      }
      Object[] arrays = decode(settings, file, input, footer, decoded, rows);
      for (int c = 0; c < arrays.length; c++) {
        all.array(decoded.fields()[c].name(), arrays[c]);
      }
    }
    return all.build();
  }

  private static Object[] decode(
      Configuration settings,
      Path file,
      HadoopInputFile input,
      ParquetMetadata footer,
      StructType schema,
      int rows)
      throws IOException {
    Object[] columns = new Object[schema.size()];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = allocate(schema.fields()[c].dataType(), rows);
    }
    try (VectorizedParquetRecordReader reader =
        new VectorizedParquetRecordReader(
            null,
            "CORRECTED",
            "UTC",
            "CORRECTED",
            "UTC",
            false,
            Math.max(1, Math.min(rows, BATCH_ROWS)))) {
      reader.initialize(
          new FileSplit(file, 0, input.getLength(), new String[0]),
          new TaskAttemptContextImpl(settings, new TaskAttemptID()),
          Option.apply(input),
          Option.empty(),
          Option.apply(footer));
      reader.initBatch(new StructType(), InternalRow.empty());
      ColumnarBatch batch = reader.resultBatch();
      int at = 0;
      while (reader.nextBatch()) {
        for (int c = 0; c < columns.length; c++) {
          copy(batch.column(c), columns[c], at, batch.numRows());
        }
        at += batch.numRows();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while reading " + file, e);
    }
    return columns;
  }

  /** The file is opened with settings of its own; a copy of them would cost as much as a read. */
  private static Configuration readSettings(StructType schema) {
    Configuration settings = new Configuration(false);
    settings.set(ParquetInputFormat.READ_SUPPORT_CLASS, ParquetReadSupport.class.getName());
    settings.set(ParquetReadSupport.SPARK_ROW_REQUESTED_SCHEMA(), schema.json());
    settings.setBoolean("spark.sql.parquet.binaryAsString", false);
    settings.setBoolean("spark.sql.parquet.int96AsTimestamp", false);
    settings.setBoolean("spark.sql.caseSensitive", true);
    settings.setBoolean("spark.sql.parquet.inferTimestampNTZ.enabled", false);
    settings.setBoolean("spark.sql.legacy.parquet.nanosAsLong", false);
    settings.setBoolean("spark.sql.parquet.fieldId.read.enabled", false);
    settings.setBoolean("spark.sql.parquet.fieldId.read.ignoreMissing", false);
    return settings;
  }

  private static Object allocate(DataType type, int rows) {
    if (type.equals(DataTypes.TimestampType) || type.equals(DataTypes.LongType)) {
      return new long[rows];
    }
    if (type.equals(DataTypes.DateType) || type.equals(DataTypes.IntegerType)) {
      return new int[rows];
    }
    if (type.equals(DataTypes.DoubleType)) {
      return new double[rows];
    }
    if (type.equals(DataTypes.FloatType)) {
      return new float[rows];
    }
    if (type.equals(DataTypes.BooleanType)) {
      return new boolean[rows];
    }
    if (type.equals(DataTypes.StringType)) {
      return new String[rows];
    }
    throw new IllegalArgumentException("no column of type " + type.simpleString());
  }

  private static void copy(ColumnVector from, Object to, int at, int rows) {
    boolean gaps = from.hasNull();
    if (to instanceof long[] longs) {
      if (gaps) {
        for (int i = 0; i < rows; i++) {
          longs[at + i] = from.isNullAt(i) ? ColumnBatch.NO_LONG : from.getLong(i);
        }
      } else {
        System.arraycopy(from.getLongs(0, rows), 0, longs, at, rows);
      }
    } else if (to instanceof double[] doubles) {
      if (gaps) {
        for (int i = 0; i < rows; i++) {
          doubles[at + i] = from.isNullAt(i) ? Double.NaN : from.getDouble(i);
        }
      } else {
        System.arraycopy(from.getDoubles(0, rows), 0, doubles, at, rows);
      }
    } else if (to instanceof int[] ints) {
      if (gaps) {
        for (int i = 0; i < rows; i++) {
          ints[at + i] = from.isNullAt(i) ? ColumnBatch.NO_INT : from.getInt(i);
        }
      } else {
        System.arraycopy(from.getInts(0, rows), 0, ints, at, rows);
      }
    } else if (to instanceof float[] floats) {
      for (int i = 0; i < rows; i++) {
        floats[at + i] = gaps && from.isNullAt(i) ? Float.NaN : from.getFloat(i);
      }
    } else if (to instanceof boolean[] booleans) {
      for (int i = 0; i < rows; i++) {
        booleans[at + i] = !(gaps && from.isNullAt(i)) && from.getBoolean(i);
      }
    } else {
      copyTexts(from, (String[]) to, at, rows);
    }
  }

  /** Texts repeat from row to row, so one object serves a whole run. */
  private static void copyTexts(ColumnVector from, String[] to, int at, int rows) {
    byte[] last = null;
    String text = null;
    for (int i = 0; i < rows; i++) {
      if (from.isNullAt(i)) {
        to[at + i] = null;
        continue;
      }
      byte[] bytes = from.getUTF8String(i).getBytes();
      if (!Arrays.equals(bytes, last)) {
        last = bytes;
        text = from.getUTF8String(i).toString();
      }
      to[at + i] = text;
    }
  }
}
