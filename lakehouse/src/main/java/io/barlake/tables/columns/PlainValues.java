package io.barlake.tables.columns;

import org.apache.parquet.column.statistics.Statistics;

/**
 * A column of a {@link ColumnBatch} as Parquet's plain encoding has it: present values one after
 * the other, little-endian, absent ones left out. Each kind has loops of its own, alike as they
 * look: one loop for all would ask through the interface for every value, and be slower for it.
 */
sealed interface PlainValues
    permits PlainLongs,
        PlainInts,
        PlainDoubles,
        PlainDecimals,
        PlainFloats,
        PlainBooleans,
        PlainTexts,
        OneText,
        OneLong,
        NoValues {
  static PlainValues of(Object column) {
    if (column instanceof long[] values) {
      return new PlainLongs(values);
    }
    if (column instanceof double[] values) {
      return new PlainDoubles(values);
    }
    if (column instanceof int[] values) {
      return new PlainInts(values);
    }
    if (column instanceof float[] values) {
      return new PlainFloats(values);
    }
    if (column instanceof boolean[] values) {
      return new PlainBooleans(values);
    }
    if (column instanceof Decimals decimals) {
      return new PlainDecimals(decimals);
    }
    if (column instanceof Long same) {
      return new OneLong(same);
    }
    if (column instanceof NoValues none) {
      return none;
    }
    return column instanceof String text ? new OneText(text) : new PlainTexts((String[]) column);
  }

  /** A kind in which some rows are absent says which, and where its runs end. */
  default boolean isAbsent(int row) {
    return false;
  }

  /** The end of the rows from here on that are all absent, or all present, as this one is. */
  default int endOfRun(int row, int to) {
    return to;
  }

  /** Whether all these rows are present with one value; kinds that seldom are do not look. */
  default boolean areOne(int from, int to) {
    return false;
  }

  /** How many bytes the rows need at most. */
  int size(int from, int to);

  /** Writes the rows, tells the statistics of them, and gives the number of bytes. */
  int write(int from, int to, byte[] bytes, Statistics<?> statistics);
}
