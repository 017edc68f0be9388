package io.barlake.ingest.format;

import io.barlake.ingest.text.DecimalParser;
import io.barlake.market.PriceScale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Columns of decimals that grow row by row at one scale. The scale follows the finest text;
 * trailing zeros are taken off once, at the end.
 *
 * <p>Rows lie in chunks that fit a processor's cache, and are moved once, into arrays of the right
 * length: arrays that grow are copied again and again, and cost more than what is put in them.
 */
final class DecimalColumns {
  private static final int CHUNK_BITS = 12;
  static final int CHUNK = 1 << CHUNK_BITS;

  private final int width;
  private final List<long[][]> chunks = new ArrayList<>();
  private long[][] last = new long[0][];
  private int size;
  private int decimals;

  DecimalColumns(int width) {
    this.width = width;
  }

  /** Begins a row whose text has so many decimals. */
  void row(int rowDecimals) {
    fit(rowDecimals);
    append();
  }

  /** Takes a finer scale where so many decimals need it. */
  void fit(int rowDecimals) {
    if (rowDecimals > decimals) {
      rescale(DecimalParser.power(rowDecimals - decimals));
      decimals = rowDecimals;
    }
  }

  /** Begins a row of zeros. */
  void append() {
    if (placeOf(size) == 0) {
      last = new long[width][CHUNK];
      chunks.add(last);
    }
    size++;
  }

  void put(int column, long parsed) {
    last[column][placeOf(size - 1)] = DecimalParser.atScale(parsed, decimals);
  }

  long atScale(long parsed) {
    return DecimalParser.atScale(parsed, decimals);
  }

  long value(int column, int row) {
    return chunks.get(row >> CHUNK_BITS)[column][placeOf(row)];
  }

  void set(int column, int row, long scaled) {
    chunks.get(row >> CHUNK_BITS)[column][placeOf(row)] = scaled;
  }

  /** The columns without the decimals that are 0 in every row. */
  Finished finish() {
    long[][] columns = new long[width][];
    for (int c = 0; c < width; c++) {
      columns[c] = new long[size];
      for (int from = 0; from < size; from += CHUNK) {
        long[] chunk = chunks.get(from >> CHUNK_BITS)[c];
        System.arraycopy(chunk, 0, columns[c], from, Math.min(CHUNK, size - from));
      }
    }
    int left = decimals;
    while (left > 0 && Arrays.stream(columns).allMatch(DecimalColumns::endInZero)) {
      Arrays.stream(columns).forEach(DecimalColumns::takeOffZero);
      left--;
    }
    return new Finished(new PriceScale(left), decimals, columns);
  }

  /** Columns at their final scale, and how many decimals their text had. */
  record Finished(PriceScale scale, int writtenDecimals, long[][] columns) {
    /** The first four as open, high, low and close. */
    PriceColumns prices() {
      return new PriceColumns(
          scale, writtenDecimals, columns[0], columns[1], columns[2], columns[3]);
    }
  }

  private static boolean endInZero(long[] values) {
    for (long value : values) {
      if (value / 10 * 10 != value) {
        return false;
      }
    }
    return true;
  }

  private static void takeOffZero(long[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] /= 10;
    }
  }

  private static int placeOf(int row) {
    return row & (CHUNK - 1);
  }

  private void rescale(long power) {
    for (long[][] chunk : chunks) {
      for (long[] column : chunk) {
        for (int i = 0; i < column.length; i++) {
          column[i] = Math.multiplyExact(column[i], power);
        }
      }
    }
  }
}
