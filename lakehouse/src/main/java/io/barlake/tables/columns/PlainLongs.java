package io.barlake.tables.columns;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;

/** A column of longs or stamps. Absent is {@link ColumnBatch#NO_LONG}. */
record PlainLongs(long[] values) implements PlainValues {
  static final VarHandle LITTLE_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int STEP_BYTES = 1 << 14;

  @Override
  public boolean isAbsent(int row) {
    return values[row] == ColumnBatch.NO_LONG;
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
    return (to - from) * Long.BYTES;
  }

  @Override
  public int write(int from, int to, byte[] bytes, Statistics<?> statistics) {
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    int at = 0;
    for (int i = from; i < to; i++) {
      long value = values[i];
      if (value != ColumnBatch.NO_LONG) {
        LITTLE_ENDIAN.set(bytes, at, value);
        at += Long.BYTES;
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

  /** The rows as the steps from each to the next, in as few bits as these need. */
  BytesInput steps(int from, int to, Statistics<?> statistics) {
    DeltaBinaryPackingValuesWriterForLong steps =
        new DeltaBinaryPackingValuesWriterForLong(
            STEP_BYTES, STEP_BYTES, HeapByteBufferAllocator.getInstance());
    for (int i = from; i < to; i++) {
      if (!isAbsent(i)) {
        steps.writeLong(values[i]);
        statistics.updateStats(values[i]);
      }
    }
    return steps.getBytes();
  }
}
