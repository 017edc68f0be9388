package io.barlake.ingest.text;

import java.time.LocalDate;

/**
 * Minutes since 1970 at the midnight that begins a date, in the calendar from 1970 to 2199. Files
 * repeat a date a thousand times, so the last one is remembered: an instance belongs to one file.
 */
final class Midnights {
  static final long INVALID = Long.MIN_VALUE;

  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2199;
  private static final int MINUTES_A_DAY = 1440;

  private int knownDate = -1;
  private long known = INVALID;

  /** Of a date such as 20190204. */
  long of(int date) {
    if (date != knownDate) {
      knownDate = date;
      known = midnight(date);
    }
    return known;
  }

  private static long midnight(int date) {
    int year = date / 10_000;
    int month = date / 100 % 100;
    int day = date % 100;
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) {
      return INVALID;
    }
    LocalDate first = LocalDate.of(year, month, 1);
    return day > first.lengthOfMonth() ? INVALID : (first.toEpochDay() + day - 1) * MINUTES_A_DAY;
  }
}
