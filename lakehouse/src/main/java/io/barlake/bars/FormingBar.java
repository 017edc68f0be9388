package io.barlake.bars;

import io.barlake.bars.kernel.FrameClock;
import io.barlake.market.Micros;
import io.barlake.market.calendar.TradingCalendar;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The bar that an instant lies in, which has not ended then. */
public final class FormingBar {
  private FormingBar() {}

  /** Its stamp: bars that are stamped earlier have ended at the instant, the others have not. */
  public static Instant stamp(TradingCalendar calendar, Timeframe frame, Instant at) {
    FrameClock clock = new FrameClock(SessionCalendar.of(calendar, frame.anchor()), frame);
    clock.moveTo(ChronoUnit.MICROS.between(Instant.EPOCH, at));
    return Micros.instant(clock.openMicros());
  }
}
