package io.barlake.tables.columns;

import java.nio.charset.StandardCharsets;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;

/** The same text in every row. */
record OneText(String value) implements PlainValues {
  private static final int MOST_BYTES_OF_A_CHAR = 3;

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
    PlainInts.LITTLE_ENDIAN.set(bytes, at, utf8.length);
    System.arraycopy(utf8, 0, bytes, at + Integer.BYTES, utf8.length);
    statistics.updateStats(Binary.fromConstantByteArray(utf8));
    return at + Integer.BYTES + utf8.length;
  }
}
