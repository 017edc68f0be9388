package io.barlake.tables.columns;

import org.apache.parquet.column.statistics.Statistics;

/** The same long in every row. */
record OneLong(long value) implements PlainValues {
  @Override
  public boolean areOne(int from, int to) {
    return true;
  }

  @Override
  public int size(int from, int to) {
    return (to - from) * Long.BYTES;
  }

  @Override
  public int write(int from, int to, byte[] bytes, Statistics<?> statistics) {
    for (int at = 0; at < size(from, to); at += Long.BYTES) {
      PlainLongs.LITTLE_ENDIAN.set(bytes, at, value);
    }
    statistics.updateStats(value);
    return size(from, to);
  }
}
