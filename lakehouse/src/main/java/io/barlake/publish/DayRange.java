package io.barlake.publish;

import io.barlake.BarlakeException;
import io.barlake.market.Micros;
import java.time.LocalDate;

/** Whole days of UTC, from the first to the last, both included. */
public record DayRange(LocalDate first, LocalDate last) {
  public static final DayRange ALL = new DayRange(LocalDate.MIN, LocalDate.MAX);

  private static final long LAST_COUNTED = Long.MAX_VALUE / Micros.DAY - 1;

  public DayRange {
    if (first.isAfter(last)) {
      throw BarlakeException.badArgument("Invalid period: %s is after %s.", first, last);
    }
  }

  long firstMicros() {
    return Math.max(first.toEpochDay(), -LAST_COUNTED) * Micros.DAY;
  }

  long lastMicros() {
    return Math.min(last.toEpochDay(), LAST_COUNTED) * Micros.DAY + Micros.DAY - 1;
  }

  static LocalDate dayOf(long micros) {
    return LocalDate.ofEpochDay(Math.floorDiv(micros, Micros.DAY));
  }
}
