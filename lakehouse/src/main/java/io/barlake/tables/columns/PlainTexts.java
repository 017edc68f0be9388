package io.barlake.tables.columns;

import org.apache.parquet.column.statistics.Statistics;

/** A column of texts. Absent is null. */
record PlainTexts(String[] values) implements PlainValues {
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
