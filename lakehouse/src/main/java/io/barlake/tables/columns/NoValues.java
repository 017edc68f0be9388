package io.barlake.tables.columns;

import org.apache.parquet.column.statistics.Statistics;

/** A column that is absent in every row. */
record NoValues() implements PlainValues {
  @Override
  public boolean isAbsent(int row) {
    return true;
  }

  @Override
  public int size(int from, int to) {
    return 0;
  }

  @Override
  public int write(int from, int to, byte[] bytes, Statistics<?> statistics) {
    return 0;
  }
}
