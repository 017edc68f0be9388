package io.barlake.ingest.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads {@code YYYYMMDD HHMMSS} into minutes since 1970, in whatever clock the text is written. The
 * seconds must be 00. An instance belongs to one file, as it remembers the last date.
 */
public final class TimestampParser {
  public static final long INVALID = Long.MIN_VALUE;

  private static final int LENGTH = 15;
  private static final int DATE_LENGTH = 8;
  private static final int NO_NUMBER = 100;
  private static final VarHandle DATE_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final Midnights midnights = new Midnights();
  private long dateBytes;
  private long midnight = Midnights.INVALID;

  public long parseMinute(byte[] text, int from, int to) {
    if (to - from != LENGTH || text[from + DATE_LENGTH] != ' ') {
      return INVALID;
    }
    // A date is eight bytes, which compare as one number: a file repeats each a thousand times.
    long bytes = (long) DATE_BYTES.get(text, from);
    if (bytes != dateBytes) {
      dateBytes = bytes;
      midnight = midnights.of(date(text, from));
    }
    int hour = twoDigits(text, from + 9);
    int minute = twoDigits(text, from + 11);
    int second = twoDigits(text, from + 13);
    return midnight == Midnights.INVALID || hour > 23 || minute > 59 || second != 0
        ? INVALID
        : midnight + hour * 60L + minute;
  }

  /** The date as a number; -1 when one of its digits is none. */
  private static int date(byte[] text, int from) {
    int date = 0;
    for (int at = from; at < from + DATE_LENGTH; at++) {
      int digit = text[at] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      date = date * 10 + digit;
    }
    return date;
  }

  private static int twoDigits(byte[] text, int at) {
    int tens = text[at] - '0';
    int ones = text[at + 1] - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? NO_NUMBER : tens * 10 + ones;
  }
}
