package io.barlake.tables.columns;

import io.barlake.market.PriceScale;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Optional;
import org.apache.parquet.column.statistics.Statistics;

/**
 * A column of doubles. Absent is NaN. As bounds the two zeros are one, so that either is inside.
 */
record PlainDoubles(double[] values) implements PlainValues {
  static final VarHandle LITTLE_ENDIAN =
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
      tell(min, max, statistics);
    }
    return at;
  }

  /** The rows as decimals; nothing where one is absent, or is none of at most nine places. */
  Optional<PlainDecimals> decimals(int from, int to) {
    Optional<PriceScale> scale = PriceScale.find(values, from, to);
    if (scale.isEmpty()) {
      return Optional.empty();
    }
    long[] ticks = new long[to - from];
    for (int i = from; i < to; i++) {
      ticks[i - from] = scale.get().ticks(values[i]);
    }
    return Optional.of(new PlainDecimals(new Decimals(ticks, -from, to, scale.get())));
  }

  static void tell(double min, double max, Statistics<?> statistics) {
    statistics.updateStats(min == 0 ? -0.0 : min);
    statistics.updateStats(max == 0 ? 0.0 : max);
  }
}
