package io.barlake.tables.arrow;

import io.barlake.tables.columns.BatchWriter;
import io.barlake.tables.columns.ColumnBatch;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Writes columns to an Arrow IPC file, the kind with random access. Stamps are {@code timestamp[us,
 * tz=UTC]}, dates {@code date32}, texts {@code utf8}, and what is absent is null. Nothing is
 * compressed, so that a reader can map the file into its memory and copy nothing.
 */
public final class ArrowColumnWriter implements BatchWriter {
  /** Of one record batch. */
  private static final int BATCH_ROWS = 1 << 16;

  private final StructType schema;
  private final int batchRows;
  private final BufferAllocator memory;
  private final VectorSchemaRoot vectors;
  private final ArrowFileWriter out;

  private ArrowColumnWriter(
      FileChannel file, StructType schema, Map<String, String> facts, int batchRows)
      throws IOException {
    this.schema = schema;
    this.batchRows = batchRows;
    this.memory = new RootAllocator();
    this.vectors = VectorSchemaRoot.create(ArrowTypes.schema(schema, facts), memory);
    this.out = new ArrowFileWriter(vectors, null, file);
    out.start();
  }

  /** A new file; the facts stand in its schema. */
  public static ArrowColumnWriter create(Path file, StructType schema, Map<String, String> facts)
      throws IOException {
    return create(file, schema, facts, BATCH_ROWS);
  }

  static ArrowColumnWriter create(
      Path file, StructType schema, Map<String, String> facts, int batchRows) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return new ArrowColumnWriter(channel, schema, facts, batchRows);
  }

  /** As one record batch or several; batches are not joined. */
  @Override
  public void write(ColumnBatch batch) throws IOException {
    StructField[] fields = schema.fields();
    Object[] columns = new Object[fields.length];
    for (int c = 0; c < fields.length; c++) {
      columns[c] = batch.array(fields[c]);
    }
    for (int from = 0; from < batch.rows(); from += batchRows) {
      int rows = Math.min(batchRows, batch.rows() - from);
      for (int c = 0; c < fields.length; c++) {
        ArrowBuffers.put(columns[c], from, rows, vectors.getVector(c));
      }
      vectors.setRowCount(rows);
      out.writeBatch();
    }
  }

  @Override
  public void close() throws IOException {
    try (memory;
        vectors;
        out) {
      out.end();
    }
  }
}
