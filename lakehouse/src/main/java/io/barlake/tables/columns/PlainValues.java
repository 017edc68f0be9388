package io.barlake.tables.columns;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;
import org.apache.parquet.io.api.Binary;

/**
 * A column of a {@link ColumnBatch} as Parquet's plain encoding has it: present values one after
 * the other, little-endian, absent ones left out.
 */
sealed interface PlainValues {
  static PlainValues of(Object column) {
    if (column instanceof long[] values) {
      return new Longs(values);
    }
    if (column instanceof double[] values) {
      return new Doubles(values);
    }
    if (column instanceof int[] values) {
      return new Ints(values);
    }
    if (column instanceof float[] values) {
      return new Floats(values);
    }
    if (column instanceof boolean[] values) {
      return new Booleans(values);
    }
    return column instanceof String text ? new OneText(text) : new Texts((String[]) column);
  }

  boolean isAbsent(int row);

  /** The end of the rows from here on that are all absent, or all present, as this one is. */
  int endOfRun(int row, int to);

  /** Whether all these rows have one value, and that is known without comparing too much. */
  default boolean areOne(int from, int to) {
    return false;
  }

  /** How many bytes the rows need at most. */
  int size(int from, int to);

  /** Writes the rows, tells the statistics of them, and gives the number of bytes. */
  int write(int from, int to, byte[] bytes, Statistics<?> statistics);

  /** Absent is {@link ColumnBatch#NO_LONG}. */
  record Longs(long[] values) implements PlainValues {
    private static final VarHandle LITTLE_ENDIAN =
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

  /** Absent is {@link ColumnBatch#NO_INT}. */
  record Ints(int[] values) implements PlainValues {
    private static final VarHandle LITTLE_ENDIAN =
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

  /** Absent is NaN. As bounds the two zeros are one, so that either is inside. */
  record Doubles(double[] values) implements PlainValues {
    private static final VarHandle LITTLE_ENDIAN =
        MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

    @Override
    public boolean isAbsent(int row) {
      return Double.isNaN(values[row]);
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
      return (to - from) * Double.BYTES;
    }

    @Override
    public int write(int from, int to, byte[] bytes, Statistics<?> statistics) {
      double min = Double.POSITIVE_INFINITY;
      double max = Double.NEGATIVE_INFINITY;
      int at = 0;
      for (int i = from; i < to; i++) {
        double value = values[i];
        if (!Double.isNaN(value)) {
          LITTLE_ENDIAN.set(bytes, at, value);
          at += Double.BYTES;
          if (value < min) {
            min = value;
          }
          if (value > max) {
            max = value;
          }
        }
      }
      if (at > 0) {
        statistics.updateStats(min == 0 ? -0.0 : min);
        statistics.updateStats(max == 0 ? 0.0 : max);
      }
      return at;
    }
  }

  /** Absent is NaN. As bounds the two zeros are one, so that either is inside. */
  record Floats(float[] values) implements PlainValues {
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

  /** Never absent; eight to a byte, the first in the lowest bit. */
  record Booleans(boolean[] values) implements PlainValues {
    @Override
    public boolean isAbsent(int row) {
      return false;
    }

    @Override
    public int endOfRun(int row, int to) {
      return to;
    }

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

  /** Absent is null. */
  record Texts(String[] values) implements PlainValues {
    @Override
    public boolean isAbsent(int row) {
      return values[row] == null;
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
      for (int i = from; i < to; i++) {
        if (values[i] == null || !values[i].equals(values[from])) {
          return false;
        }
      }
      return true;
    }

    @Override
    public int size(int from, int to) {
      int size = 0;
      for (int i = from; i < to; i++) {
        if (values[i] != null) {
          size = Math.addExact(size, OneText.size(values[i]));
        }
      }
      return size;
    }

    @Override
    public int write(int from, int to, byte[] bytes, Statistics<?> statistics) {
      int at = 0;
      for (int i = from; i < to; i++) {
        if (values[i] != null) {
          at = OneText.write(values[i], bytes, at, statistics);
        }
      }
      return at;
    }
  }

  /** The same text in every row. */
  record OneText(String value) implements PlainValues {
    private static final int MOST_BYTES_OF_A_CHAR = 3;

    @Override
    public boolean isAbsent(int row) {
      return false;
    }

    @Override
    public int endOfRun(int row, int to) {
      return to;
    }

    @Override
    public boolean areOne(int from, int to) {
      return true;
    }

    @Override
    public int size(int from, int to) {
      return Math.multiplyExact(to - from, size(value));
    }

    @Override
    public int write(int from, int to, byte[] bytes, Statistics<?> statistics) {
      int at = 0;
      for (int i = from; i < to; i++) {
        at = write(value, bytes, at, statistics);
      }
      return at;
    }

    static int size(String text) {
      return Integer.BYTES + MOST_BYTES_OF_A_CHAR * text.length();
    }

    static int write(String text, byte[] bytes, int at, Statistics<?> statistics) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      Ints.LITTLE_ENDIAN.set(bytes, at, utf8.length);
      System.arraycopy(utf8, 0, bytes, at + Integer.BYTES, utf8.length);
      statistics.updateStats(Binary.fromConstantByteArray(utf8));
      return at + Integer.BYTES + utf8.length;
    }
  }
}
