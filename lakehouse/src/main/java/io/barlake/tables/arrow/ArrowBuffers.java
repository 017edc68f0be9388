package io.barlake.tables.arrow;

import io.barlake.tables.columns.ColumnBatch;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;

/**
 * Arrays into the buffers of a vector and out of them. Numbers lie alike in both and are copied at
 * once; what is absent is marked in a vector by a bit, and in an array by a value.
 */
final class ArrowBuffers {
  private ArrowBuffers() {}

  /** Puts some rows of an array into a vector. */
  static void put(Object values, int from, int rows, FieldVector vector) {
    if (values instanceof String[] texts) {
      putTexts(texts, from, rows, (VarCharVector) vector);
    } else {
      BaseFixedWidthVector fixed = (BaseFixedWidthVector) vector;
      fixed.allocateNew(rows);
      byte[] present = putFixed(values, from, rows, vector.getDataBuffer());
      vector.getValidityBuffer().setBytes(0, present);
      fixed.setValueCount(rows);
    }
    if (!vector.getField().isNullable() && vector.getNullCount() > 0) {
      throw new IllegalArgumentException("absent values in column " + vector.getName());
    }
  }

  /** Returns the bits that tell which rows are present. */
  private static byte[] putFixed(Object values, int from, int rows, ArrowBuf data) {
    byte[] present = new byte[bytesOfBits(rows)];
    if (values instanceof long[] longs) {
      view(data, rows * Long.BYTES).asLongBuffer().put(longs, from, rows);
      for (int i = 0; i < rows; i++) {
        mark(present, i, longs[from + i] != ColumnBatch.NO_LONG);
      }
    } else if (values instanceof double[] doubles) {
      view(data, rows * Double.BYTES).asDoubleBuffer().put(doubles, from, rows);
      for (int i = 0; i < rows; i++) {
        mark(present, i, !Double.isNaN(doubles[from + i]));
      }
    } else if (values instanceof int[] ints) {
      view(data, rows * Integer.BYTES).asIntBuffer().put(ints, from, rows);
      for (int i = 0; i < rows; i++) {
        mark(present, i, ints[from + i] != ColumnBatch.NO_INT);
      }
    } else if (values instanceof float[] floats) {
      view(data, rows * Float.BYTES).asFloatBuffer().put(floats, from, rows);
      for (int i = 0; i < rows; i++) {
        mark(present, i, !Float.isNaN(floats[from + i]));
      }
    } else {
      boolean[] booleans = (boolean[]) values;
      byte[] bits = new byte[bytesOfBits(rows)];
      for (int i = 0; i < rows; i++) {
        mark(bits, i, booleans[from + i]);
      }
      data.setBytes(0, bits);
      Arrays.fill(present, (byte) -1);
    }
    return present;
  }

  /** Texts repeat from row to row, so that one encoding serves a whole run. */
  private static void putTexts(String[] values, int from, int rows, VarCharVector vector) {
    byte[] present = new byte[bytesOfBits(rows)];
    int[] ends = new int[rows + 1];
    byte[] all = new byte[rows];
    String last = null;
    byte[] bytes = {};
    int end = 0;
    for (int i = 0; i < rows; i++) {
      String text = values[from + i];
      if (text != null) {
        if (!text.equals(last)) {
          last = text;
          bytes = text.getBytes(StandardCharsets.UTF_8);
        }
        if (bytes.length > all.length - end) {
          all = Arrays.copyOf(all, Math.max(2 * all.length, Math.addExact(end, bytes.length)));
        }
        System.arraycopy(bytes, 0, all, end, bytes.length);
        end += bytes.length;
        mark(present, i, true);
      }
      ends[i + 1] = end;
    }
    vector.allocateNew(end, rows);
    view(vector.getOffsetBuffer(), ends.length * Integer.BYTES).asIntBuffer().put(ends);
    vector.getDataBuffer().setBytes(0, all, 0, end);
    vector.getValidityBuffer().setBytes(0, present);
    vector.setLastSet(rows - 1);
    vector.setValueCount(rows);
  }

  /** Takes all rows of a vector into an array. */
  static void take(FieldVector vector, Object into, int at) {
    int rows = vector.getValueCount();
    if (rows == 0) {
      return;
    }
    byte[] present = bits(vector.getValidityBuffer(), rows);
    boolean gaps = vector.getNullCount() > 0;
    ArrowBuf data = vector.getDataBuffer();
    if (into instanceof long[] longs) {
      view(data, rows * Long.BYTES).asLongBuffer().get(longs, at, rows);
      for (int i = 0; gaps && i < rows; i++) {
        longs[at + i] = isMarked(present, i) ? longs[at + i] : ColumnBatch.NO_LONG;
      }
    } else if (into instanceof double[] doubles) {
      view(data, rows * Double.BYTES).asDoubleBuffer().get(doubles, at, rows);
      for (int i = 0; gaps && i < rows; i++) {
        doubles[at + i] = isMarked(present, i) ? doubles[at + i] : Double.NaN;
      }
    } else if (into instanceof int[] ints) {
      view(data, rows * Integer.BYTES).asIntBuffer().get(ints, at, rows);
      for (int i = 0; gaps && i < rows; i++) {
        ints[at + i] = isMarked(present, i) ? ints[at + i] : ColumnBatch.NO_INT;
      }
    } else if (into instanceof float[] floats) {
      view(data, rows * Float.BYTES).asFloatBuffer().get(floats, at, rows);
      for (int i = 0; gaps && i < rows; i++) {
        floats[at + i] = isMarked(present, i) ? floats[at + i] : Float.NaN;
      }
    } else if (into instanceof boolean[] booleans) {
      byte[] values = bits(data, rows);
      for (int i = 0; i < rows; i++) {
        booleans[at + i] = isMarked(present, i) && isMarked(values, i);
      }
    } else {
      takeTexts(vector, present, (String[]) into, at);
    }
  }

  private static void takeTexts(FieldVector vector, byte[] present, String[] into, int at) {
    int rows = vector.getValueCount();
    int[] ends = new int[rows + 1];
    view(vector.getOffsetBuffer(), ends.length * Integer.BYTES).asIntBuffer().get(ends);
    byte[] all = new byte[ends[rows]];
    vector.getDataBuffer().getBytes(0, all);
    int from = 0;
    int to = 0;
    String last = "";
    for (int i = 0; i < rows; i++) {
      if (!isMarked(present, i)) {
        into[at + i] = null;
        continue;
      }
      if (!Arrays.equals(all, from, to, all, ends[i], ends[i + 1])) {
        from = ends[i];
        to = ends[i + 1];
        last = new String(all, from, to - from, StandardCharsets.UTF_8);
      }
      into[at + i] = last;
    }
  }

  /** Without an order of its own, a view would swap the bytes of every number. */
  private static ByteBuffer view(ArrowBuf buffer, int bytes) {
    return buffer.nioBuffer(0, bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] bits(ArrowBuf buffer, int rows) {
    byte[] bits = new byte[bytesOfBits(rows)];
    buffer.getBytes(0, bits);
    return bits;
  }

  private static int bytesOfBits(int rows) {
    return (rows + Byte.SIZE - 1) / Byte.SIZE;
  }

  private static void mark(byte[] bits, int row, boolean set) {
    if (set) {
      bits[row >> 3] |= (byte) (1 << (row & 7));
    }
  }

  private static boolean isMarked(byte[] bits, int row) {
    return (bits[row >> 3] >> (row & 7) & 1) != 0;
  }
}
