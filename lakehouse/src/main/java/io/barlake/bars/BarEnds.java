package io.barlake.bars;

import io.barlake.bars.kernel.FrameClock;
import io.barlake.market.calendar.TradingCalendar;

/**
 * When bars end, and with that everything that is made of them is known. A bar that its session
 * cuts short ends with it; a bar of days ends with its last session.
 */
public final class BarEnds {
  private BarEnds() {}

  /** The end of each bar of a frame, in microseconds of UTC; the bar itself lies before it. */
  public static long[] of(TradingCalendar calendar, Timeframe frame, long[] openMicros) {
    FrameClock clock = new FrameClock(SessionCalendar.of(calendar, frame.anchor()), frame);
    long[] ends = new long[openMicros.length];
    for (int i = 0; i < ends.length; i++) {
      clock.moveTo(openMicros[i]);
      ends[i] = clock.endMicros();
    }
    return ends;
  }
}
