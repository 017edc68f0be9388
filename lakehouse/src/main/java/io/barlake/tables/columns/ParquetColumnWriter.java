package io.barlake.tables.columns;

import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Writes columns to a Parquet file through the column layer of parquet-java: no row is ever built,
 * which makes it several times faster than a DataFrame.
 */
final class ParquetColumnWriter {
  /** Values per page; one row group holds them all, so that a year is one group. */
  private static final int PAGE_ROWS = 20_000;

  private static final int ROW_GROUP_ROWS = 2_000_000;
  private static final long ROW_GROUP_BYTES = 128L << 20;
  private static final int PAGE_BYTES = 1 << 20;
  private static final int COLUMN_INDEX_LENGTH = 64;

  private ParquetColumnWriter() {}

  static void write(Configuration hadoop, Path file, StructType schema, ColumnBatch batch)
      throws IOException {
    write(hadoop, file, schema, batch, ROW_GROUP_ROWS);
  }

  static void write(
      Configuration hadoop, Path file, StructType schema, ColumnBatch batch, int rowGroupRows)
      throws IOException {
    MessageType message = messageType(schema);
    ParquetProperties properties = properties(message);
    CodecFactory codecs = new CodecFactory(hadoop, PAGE_BYTES);
    try {
      ParquetFileWriter out =
          new ParquetFileWriter(
              HadoopOutputFile.fromPath(file, hadoop),
              message,
              ParquetFileWriter.Mode.CREATE,
              ROW_GROUP_BYTES,
              0,
              COLUMN_INDEX_LENGTH,
              COLUMN_INDEX_LENGTH,
              false);
      out.start();
      for (int from = 0; from < batch.rows() || from == 0; from += rowGroupRows) {
        int to = Math.min(batch.rows(), from + rowGroupRows);
        writeRowGroup(out, codecs, properties, message, batch, from, to);
      }
      out.end(Map.of("org.apache.spark.sql.parquet.row.metadata", schema.json()));
    } finally {
      codecs.release();
    }
  }

  private static void writeRowGroup(
      ParquetFileWriter out,
      CodecFactory codecs,
      ParquetProperties properties,
      MessageType message,
      ColumnBatch batch,
      int from,
      int to)
      throws IOException {
    BytesInputCompressor compressor = codecs.getCompressor(CompressionCodecName.ZSTD);
    try (ColumnChunkPageWriteStore pages =
        new ColumnChunkPageWriteStore(
            compressor, message, HeapByteBufferAllocator.getInstance(), COLUMN_INDEX_LENGTH)) {
      ColumnWriteStore store = properties.newColumnWriteStore(message, pages, pages);
      for (int page = from; page < to; page += PAGE_ROWS) {
        int end = Math.min(to, page + PAGE_ROWS);
        for (ColumnDescriptor column : message.getColumns()) {
          writePage(store.getColumnWriter(column), column, batch, page, end);
        }
        for (int i = page; i < end; i++) {
          store.endRecord();
        }
      }
      out.startBlock(to - from);
      store.flush();
      pages.flushToFileWriter(out);
      out.endBlock();
      store.close();
    }
  }

  private static void writePage(
      ColumnWriter out, ColumnDescriptor column, ColumnBatch batch, int from, int to) {
    Object values = batch.column(column.getPath()[0]);
    int defined = column.getMaxDefinitionLevel();
    if (values instanceof long[] longs) {
      for (int i = from; i < to; i++) {
        if (longs[i] == ColumnBatch.NO_LONG) {
          refuseAbsent(defined, column, i);
          out.writeNull(0, 0);
        } else {
          out.write(longs[i], 0, defined);
        }
      }
    } else if (values instanceof double[] doubles) {
      for (int i = from; i < to; i++) {
        if (Double.isNaN(doubles[i])) {
          refuseAbsent(defined, column, i);
          out.writeNull(0, 0);
        } else {
          out.write(doubles[i], 0, defined);
        }
      }
    } else if (values instanceof float[] floats) {
      for (int i = from; i < to; i++) {
        if (Float.isNaN(floats[i])) {
          refuseAbsent(defined, column, i);
          out.writeNull(0, 0);
        } else {
          out.write(floats[i], 0, defined);
        }
      }
    } else if (values instanceof int[] ints) {
      for (int i = from; i < to; i++) {
        if (ints[i] == ColumnBatch.NO_INT) {
          refuseAbsent(defined, column, i);
          out.writeNull(0, 0);
        } else {
          out.write(ints[i], 0, defined);
        }
      }
    } else if (values instanceof boolean[] booleans) {
      for (int i = from; i < to; i++) {
        out.write(booleans[i], 0, defined);
      }
    } else if (values instanceof String text) {
      Binary binary = Binary.fromString(text);
      for (int i = from; i < to; i++) {
        out.write(binary, 0, defined);
      }
    } else {
      String[] texts = (String[]) values;
      for (int i = from; i < to; i++) {
        if (texts[i] == null) {
          refuseAbsent(defined, column, i);
          out.writeNull(0, 0);
        } else {
          out.write(Binary.fromString(texts[i]), 0, defined);
        }
      }
    }
  }

  private static void refuseAbsent(int defined, ColumnDescriptor column, int row) {
    if (defined == 0) {
      throw new IllegalArgumentException(
          "column " + column.getPath()[0] + " has no value in row " + row);
    }
  }

  /**
   * Stamps, prices and features are mostly different, and a dictionary of them takes longer to make
   * than it saves; the rest repeats, and shrinks to little.
   */
  private static ParquetProperties properties(MessageType message) {
    ParquetProperties.Builder builder =
        ParquetProperties.builder()
            .withPageSize(PAGE_BYTES)
            .withPageRowCountLimit(PAGE_ROWS)
            .withMinRowCountForPageSizeCheck(PAGE_ROWS)
            .withMaxRowCountForPageSizeCheck(PAGE_ROWS)
            .estimateRowCountForPageSizeCheck(false)
            .withPageWriteChecksumEnabled(false);
    for (ColumnDescriptor column : message.getColumns()) {
      PrimitiveType type = column.getPrimitiveType();
      boolean different =
          type.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation
              || type.getPrimitiveTypeName() == PrimitiveTypeName.DOUBLE
              || type.getPrimitiveTypeName() == PrimitiveTypeName.FLOAT;
      builder.withDictionaryEncoding(column.getPath()[0], !different);
    }
    return builder.build();
  }

  static MessageType messageType(StructType schema) {
    Types.MessageTypeBuilder builder = Types.buildMessage();
    for (StructField field : schema.fields()) {
      builder.addField(parquetType(field));
    }
    return builder.named("spark_schema");
  }

  private static Type parquetType(StructField field) {
    Repetition repetition = field.nullable() ? Repetition.OPTIONAL : Repetition.REQUIRED;
    DataType type = field.dataType();
    if (type.equals(DataTypes.TimestampType)) {
      return Types.primitive(PrimitiveTypeName.INT64, repetition)
          .as(LogicalTypeAnnotation.timestampType(true, LogicalTypeAnnotation.TimeUnit.MICROS))
          .named(field.name());
    }
    if (type.equals(DataTypes.DateType)) {
      return Types.primitive(PrimitiveTypeName.INT32, repetition)
          .as(LogicalTypeAnnotation.dateType())
          .named(field.name());
    }
    if (type.equals(DataTypes.StringType)) {
      return Types.primitive(PrimitiveTypeName.BINARY, repetition)
          .as(LogicalTypeAnnotation.stringType())
          .named(field.name());
    }
    return Types.primitive(plainName(type), repetition).named(field.name());
  }

  private static PrimitiveTypeName plainName(DataType type) {
    if (type.equals(DataTypes.LongType)) {
      return PrimitiveTypeName.INT64;
    }
    if (type.equals(DataTypes.IntegerType)) {
      return PrimitiveTypeName.INT32;
    }
    if (type.equals(DataTypes.DoubleType)) {
      return PrimitiveTypeName.DOUBLE;
    }
    if (type.equals(DataTypes.FloatType)) {
      return PrimitiveTypeName.FLOAT;
    }
    if (type.equals(DataTypes.BooleanType)) {
      return PrimitiveTypeName.BOOLEAN;
    }
    throw new IllegalArgumentException("no column of type " + type.simpleString());
  }
}
