package io.barlake.bars.reconcile;

import io.barlake.BarlakeException;
import io.barlake.market.BarSeries;
import io.barlake.market.Micros;
import io.barlake.market.PriceScale;
import java.util.Arrays;

/**
 * The minutes of one source and side in the order of time: stamps in minutes of UTC since 1970,
 * prices in ticks. The arrays are shared, not copied.
 */
public record SourceMinutes(int[] minute, long[] open, long[] high, long[] low, long[] close) {
  public static final int OF_DAY = 24 * 60;

  public static SourceMinutes of(BarSeries bars, PriceScale scale) {
    int[] minute = new int[bars.size()];
    for (int i = 0; i < minute.length; i++) {
      long micros = bars.openMicros()[i];
      if (Math.floorMod(micros, Micros.MINUTE) != 0) {
        throw BarlakeException.badInput(
            "Invalid minute: the stamp of %d microseconds since 1970 is no whole minute. Ingest its"
                + " archive again.",
            micros);
      }
      minute[i] = (int) Math.floorDiv(micros, Micros.MINUTE);
    }
    return new SourceMinutes(
        minute,
        scale.ticks(bars.open()),
        scale.ticks(bars.high()),
        scale.ticks(bars.low()),
        scale.ticks(bars.close()));
  }

  public int size() {
    return minute.length;
  }

  /** The minutes from one up to another, which is not among them. */
  public SourceMinutes between(int first, int end) {
    int from = indexOf(first);
    int to = indexOf(end);
    return new SourceMinutes(
        Arrays.copyOfRange(minute, from, to),
        Arrays.copyOfRange(open, from, to),
        Arrays.copyOfRange(high, from, to),
        Arrays.copyOfRange(low, from, to),
        Arrays.copyOfRange(close, from, to));
  }

  /** The minutes of one UTC date. */
  SourceMinutes ofDay(int epochDay) {
    return between(epochDay * OF_DAY, (epochDay + 1) * OF_DAY);
  }

  private int indexOf(int first) {
    int found = Arrays.binarySearch(minute, first);
    return found < 0 ? -found - 1 : found;
  }
}
