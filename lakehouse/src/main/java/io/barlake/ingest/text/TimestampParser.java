package io.barlake.ingest.text;

/**
 * Reads {@code YYYYMMDD HHMMSS} into minutes since 1970, in whatever clock the text is written. The
 * seconds must be 00. An instance belongs to one file, as it remembers the last date.
 */
public final class TimestampParser {
  public static final long INVALID = Long.MIN_VALUE;

  private static final int LENGTH = 15;

  private final Midnights midnights = new Midnights();

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
    long midnight = midnights.of(date);
    return midnight == Midnights.INVALID ? INVALID : midnight + hour * 60L + minute;
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
