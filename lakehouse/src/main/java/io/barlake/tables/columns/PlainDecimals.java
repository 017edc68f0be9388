package io.barlake.tables.columns;

import org.apache.parquet.column.statistics.Statistics;

/** A column of prices that are held as ticks. None is absent. */
record PlainDecimals(Decimals column) implements PlainValues {
  @Override
  public int size(int from, int to) {
    return (to - from) * Double.BYTES;
  }

  @Override
  public int write(int from, int to, byte[] bytes, Statistics<?> statistics) {
    for (int row = from; row < to; row++) {
      PlainDoubles.LITTLE_ENDIAN.set(bytes, (row - from) * Double.BYTES, column.price(row));
    }
    tell(from, to, statistics);
    return size(from, to);
  }

  /** Tells the statistics of the rows. */
  void tell(int from, int to, Statistics<?> statistics) {
    long lowest = Long.MAX_VALUE;
    long highest = Long.MIN_VALUE;
    for (int i = column.first() + from; i < column.first() + to; i++) {
      lowest = Math.min(lowest, column.ticks()[i]);
      highest = Math.max(highest, column.ticks()[i]);
    }
    if (from < to) {
      PlainDoubles.tell(column.scale().price(lowest), column.scale().price(highest), statistics);
    }
  }
}
