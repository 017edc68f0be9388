package io.barlake.bars;

import io.barlake.bars.kernel.FrameClock;
import io.barlake.market.BarSeries;
import io.barlake.market.calendar.TradingCalendar;

/** When bars end: an interval is cut where its session closes. */
public final class BarEnds {
  private BarEnds() {}

  /** For each bar the instant from which the next may begin, in microseconds of UTC since 1970. */
  public static long[] of(BarSeries bars, Timeframe frame, TradingCalendar calendar) {
    FrameClock clock = new FrameClock(SessionCalendar.of(calendar, frame.anchor()), frame);
    long[] ends = new long[bars.size()];
    for (int i = 0; i < ends.length; i++) {
      clock.moveTo(bars.openMicros()[i]);
      ends[i] = clock.endMicros();
    }
    return ends;
  }
}
