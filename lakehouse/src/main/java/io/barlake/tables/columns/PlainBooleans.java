package io.barlake.tables.columns;

import java.util.Arrays;
import org.apache.parquet.column.statistics.Statistics;

/** A column of booleans. Never absent; eight to a byte, the first in the lowest bit. */
record PlainBooleans(boolean[] values) implements PlainValues {
  @Override
  public int size(int from, int to) {
    return (to - from + Byte.SIZE - 1) / Byte.SIZE;
  }

  @Override
  public int write(int from, int to, byte[] bytes, Statistics<?> statistics) {
    int size = size(from, to);
    Arrays.fill(bytes, 0, size, (byte) 0);
    for (int i = from; i < to; i++) {
      statistics.updateStats(values[i]);
      if (values[i]) {
        bytes[(i - from) / Byte.SIZE] |= (byte) (1 << (i - from) % Byte.SIZE);
      }
    }
    return size;
  }
}
