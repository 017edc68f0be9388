package io.barlake.backtest.kernel;

import io.barlake.market.BarSeries;

/**
 * The minutes of which longer bars are made, to tell which of two prices came first within a bar.
 * They are those from the open of a bar to that of the next; of the last bar, as long as its frame
 * is.
 */
public final class MinutesBelow {
  /** No minutes, which tell nothing. */
  public static final MinutesBelow NONE = new MinutesBelow(new int[0], new long[0], new long[0]);

  /** The lowest and the highest price. */
  public static final int BYTES_A_MINUTE = 2 * Long.BYTES;

  /** What {@link #firstAfter} tells where neither price was reached. */
  static final int NEITHER = 2;

  private static final long MINUTE_MICROS = 60_000_000L;

  /** Where the minutes of each bar begin, and where those of the last one end. */
  private final int[] first;

  private final long[] low;
  private final long[] high;

  private MinutesBelow(int[] first, long[] low, long[] high) {
    this.first = first;
    this.low = low;
    this.high = high;
  }

  /** Those of some bars, whose ticks they share; minutes outside of the bars do not matter. */
  public static MinutesBelow of(TickBars bars, BarSeries minutes) {
    long[] stamps = minutes.openMicros();
    int[] first = new int[bars.size() + 1];
    int minute = 0;
    for (int bar = 0; bar <= bars.size(); bar++) {
      long begin = bar < bars.size() ? bars.openMicros()[bar] : endOfLast(bars);
      while (minute < stamps.length && stamps[minute] < begin) {
        minute++;
      }
      first[bar] = minute;
    }
    return new MinutesBelow(
        first, bars.scale().ticks(minutes.low()), bars.scale().ticks(minutes.high()));
  }

  private static long endOfLast(TickBars bars) {
    return bars.openMicros()[bars.lastBar()] + bars.frame().nominalMinutes() * MINUTE_MICROS;
  }

  /**
   * Which price a bar reached first.
   *
   * @return -1 where its minutes went as low as {@code lower} before they went as high as {@code
   *     upper}, 1 the other way around, 0 where one minute did both or none did
   */
  int first(int bar, long lower, long upper) {
    if (first.length == 0) {
      return 0;
    }
    int found = first(first[bar], first[bar + 1], lower, upper);
    return found == NEITHER ? 0 : found;
  }

  /**
   * The same for what comes after a minute that goes as low as {@code fallen} or as high as {@code
   * risen}; 0 where none is known to, or where that very minute reaches a price too.
   */
  int firstAfter(int bar, long fallen, long risen, long lower, long upper) {
    if (first.length == 0) {
      return 0;
    }
    int end = first[bar + 1];
    int minute = first[bar];
    while (minute < end && low[minute] > fallen && high[minute] < risen) {
      minute++;
    }
    boolean unknown = minute == end || low[minute] <= lower || high[minute] >= upper;
    return unknown ? 0 : first(minute + 1, end, lower, upper);
  }

  private int first(int from, int to, long lower, long upper) {
    for (int minute = from; minute < to; minute++) {
      boolean down = low[minute] <= lower;
      boolean up = high[minute] >= upper;
      if (down || up) {
        return (up ? 1 : 0) - (down ? 1 : 0);
      }
    }
    return NEITHER;
  }
}
