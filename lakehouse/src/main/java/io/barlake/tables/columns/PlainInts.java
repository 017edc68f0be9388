package io.barlake.tables.columns;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.apache.parquet.column.statistics.Statistics;

/** A column of ints or dates. Absent is {@link ColumnBatch#NO_INT}. */
record PlainInts(int[] values) implements PlainValues {
  static final VarHandle LITTLE_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  @Override
  public boolean isAbsent(int row) {
    return values[row] == ColumnBatch.NO_INT;
  }

  @Override
  public int endOfRun(int row, int to) {
    boolean absent = isAbsent(row);
    int end = row + 1;
    while (end < to && isAbsent(end) == absent) {
      end++;
    }
    return end;
  }

  @Override
  public boolean areOne(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      if (values[i] != values[from]) {
        return false;
      }
    }
    return !isAbsent(from);
  }

  @Override
  public int size(int from, int to) {
    return (to - from) * Integer.BYTES;
  }

  @Override
  public int write(int from, int to, byte[] bytes, Statistics<?> statistics) {
    int min = Integer.MAX_VALUE;
    int max = Integer.MIN_VALUE;
    int at = 0;
    for (int i = from; i < to; i++) {
      int value = values[i];
      if (value != ColumnBatch.NO_INT) {
        LITTLE_ENDIAN.set(bytes, at, value);
        at += Integer.BYTES;
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
    }
    if (at > 0) {
      statistics.updateStats(min);
      statistics.updateStats(max);
    }
    return at;
  }
}
