package io.barlake.tables.columns;

import java.io.Closeable;
import java.io.IOException;

/** Takes batches with the same columns, one after the other, and makes one file of them. */
public interface BatchWriter extends Closeable {
  void write(ColumnBatch batch) throws IOException;

  /** Ends the file, which cannot be read before. */
  @Override
  void close() throws IOException;
}
