package io.barlake.market;

import io.barlake.BarlakeException;

/**
 * Bars of one source, symbol, side and frame in the order of time, one primitive column a field.
 * {@code openMicros} is the bar's open in microseconds of UTC since 1970, strictly rising. The
 * arrays are shared, not copied: who holds a series reads it and never writes.
 */
public record BarSeries(
    long[] openMicros,
    double[] open,
    double[] high,
    double[] low,
    double[] close,
    double[] volume) {

  public BarSeries {
    int size = openMicros.length;
    if (open.length != size
        || high.length != size
        || low.length != size
        || close.length != size
        || volume.length != size) {
      throw new IllegalArgumentException("columns of a bar series differ in length");
    }
    requireRising(openMicros);
  }

  /** Fails where stamps do not rise: a table that holds a bar twice must not give wrong sums. */
  public static void requireRising(long[] openMicros) {
    for (int i = 1; i < openMicros.length; i++) {
      if (openMicros[i] <= openMicros[i - 1]) {
        throw BarlakeException.badInput(
            "Invalid bars: the stamp %s at position %d does not follow %s. The table holds bars"
                + " twice or out of order; ingest its archives again.",
            Micros.instant(openMicros[i]), i, Micros.instant(openMicros[i - 1]));
      }
    }
  }

  public int size() {
    return openMicros.length;
  }
}
