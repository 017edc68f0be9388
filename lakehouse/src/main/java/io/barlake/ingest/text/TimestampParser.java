package io.barlake.ingest.text;

import java.time.LocalDate;

/**
 * Reads {@code YYYYMMDD HHMMSS} into minutes since 1970, in whatever clock the text is written.
 * Dates are those of the calendar from 1970 to 2199, and the seconds must be 00. Files repeat a
 * date a thousand times, so the last one is remembered: an instance belongs to one file.
 */
public final class TimestampParser {
  public static final long INVALID = Long.MIN_VALUE;

  private static final int LENGTH = 15;
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2199;
  private static final int MINUTES_A_DAY = 1440;

  private int knownDate = -1;
  private long minutesAtMidnight = INVALID;

  public long parseMinute(byte[] text, int from, int to) {
    if (to - from != LENGTH || text[from + 8] != ' ') {
      return INVALID;
    }
    int date = number(text, from, from + 8);
    int hour = number(text, from + 9, from + 11);
    int minute = number(text, from + 11, from + 13);
    int second = number(text, from + 13, from + 15);
    if (date < 0 || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second != 0) {
      return INVALID;
    }
    if (date != knownDate) {
      knownDate = date;
      minutesAtMidnight = midnight(date);
    }
    return minutesAtMidnight == INVALID ? INVALID : minutesAtMidnight + hour * 60L + minute;
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

  /** The digits as a number; -1 when one of them is none. */
  private static int number(byte[] text, int from, int to) {
    int value = 0;
    for (int at = from; at < to; at++) {
      int digit = text[at] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
