package io.barlake.tables.columns;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.apache.parquet.column.statistics.Statistics;

/** A column of floats. Absent is NaN. As bounds the two zeros are one, so that either is inside. */
record PlainFloats(float[] values) implements PlainValues {
  private static final VarHandle LITTLE_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);

  @Override
  public boolean isAbsent(int row) {
    return Float.isNaN(values[row]);
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
  public int size(int from, int to) {
    return (to - from) * Float.BYTES;
  }

  @Override
  public int write(int from, int to, byte[] bytes, Statistics<?> statistics) {
    float min = Float.POSITIVE_INFINITY;
    float max = Float.NEGATIVE_INFINITY;
    int at = 0;
    for (int i = from; i < to; i++) {
      float value = values[i];
      if (!Float.isNaN(value)) {
        LITTLE_ENDIAN.set(bytes, at, value);
        at += Float.BYTES;
        if (value < min) {
          min = value;
        }
        if (value > max) {
          max = value;
        }
      }
    }
    if (at > 0) {
      statistics.updateStats(min == 0 ? -0.0f : min);
      statistics.updateStats(max == 0 ? 0.0f : max);
    }
    return at;
  }
}
