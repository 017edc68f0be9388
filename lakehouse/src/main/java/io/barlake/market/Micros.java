package io.barlake.market;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Stamps as columns hold them: microseconds since the start of 1970 in UTC. */
public final class Micros {
  public static final long SECOND = 1_000_000L;
  public static final long MINUTE = 60 * SECOND;
  public static final long HOUR = 60 * MINUTE;
  public static final long DAY = 24 * HOUR;

  private Micros() {}

  public static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** The year in UTC. */
  public static int year(long micros) {
    return instant(micros).atOffset(ZoneOffset.UTC).getYear();
  }

  /** The position of the first stamp that is not before an instant; stamps may repeat. */
  public static int firstFrom(long[] risingStamps, long micros) {
    int from = 0;
    int to = risingStamps.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (risingStamps[middle] < micros) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }
}
