package io.barlake.ingest.format;

import io.barlake.ingest.text.DecimalParser;
import io.barlake.market.PriceScale;
import java.util.Arrays;

/**
 * Columns of decimals that grow row by row at one scale. The scale follows the finest text;
 * trailing zeros are taken off once, at the end.
 */
final class DecimalColumns {
  private final long[][] columns;
  private int size;
  private int decimals;

  DecimalColumns(int width) {
    columns = new long[width][1 << 12];
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
    if (size == columns[0].length) {
      for (int c = 0; c < columns.length; c++) {
        columns[c] = Arrays.copyOf(columns[c], GrowableSize.after(size));
      }
    }
    size++;
  }

  void put(int column, long parsed) {
    columns[column][size - 1] = DecimalParser.atScale(parsed, decimals);
  }

  long atScale(long parsed) {
    return DecimalParser.atScale(parsed, decimals);
  }

  long value(int column, int row) {
    return columns[column][row];
  }

  void set(int column, int row, long scaled) {
    columns[column][row] = scaled;
  }

  /** Takes off the decimals that are 0 in every row, and gives the scale that is left. */
  PriceScale finish() {
    for (int c = 0; c < columns.length; c++) {
      columns[c] = Arrays.copyOf(columns[c], size);
    }
    int left = decimals;
    while (left > 0 && takeOffZero()) {
      left--;
    }
    return new PriceScale(left);
  }

  /** Divides all by ten in one pass, and puts back what it did where a remainder is left. */
  private boolean takeOffZero() {
    for (int c = 0; c < columns.length; c++) {
      long[] column = columns[c];
      for (int i = 0; i < size; i++) {
        long tenth = column[i] / 10;
        if (tenth * 10 != column[i]) {
          putZeroBack(c, i);
          return false;
        }
        column[i] = tenth;
      }
    }
    return true;
  }

  private void putZeroBack(int wholeColumns, int rowsOfTheNext) {
    for (int c = 0; c <= wholeColumns; c++) {
      int rows = c < wholeColumns ? size : rowsOfTheNext;
      for (int i = 0; i < rows; i++) {
        columns[c][i] *= 10;
      }
    }
  }

  /** The same where the first four columns are open, high, low and close. */
  PriceColumns finishPrices() {
    PriceScale scale = finish();
    return new PriceColumns(scale, decimals, columns[0], columns[1], columns[2], columns[3]);
  }

  /** A column of the rows so far, exact in length once {@link #finish} was called. */
  long[] column(int column) {
    return columns[column];
  }

  private void rescale(long power) {
    for (long[] column : columns) {
      for (int i = 0; i < size; i++) {
        column[i] = Math.multiplyExact(column[i], power);
      }
    }
  }
}
