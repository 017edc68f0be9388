package io.barlake.ingest.text;

/**
 * Reads numbers that count from 1970 in UTC into microseconds. Their length tells the unit from
 * 2001 to 2286: 10 digits are seconds, 13 milliseconds, 16 microseconds, 19 nanoseconds; seconds
 * may have a fraction.
 */
public final class EpochParser {
  public static final long INVALID = StampParser.INVALID;

  private static final int SECONDS = 10;
  private static final int MILLIS = 13;
  private static final int MICROS = 16;
  private static final int NANOS = 19;

  private EpochParser() {}

  public static long parse(byte[] text, int from, int to) {
    long value = 0;
    int at = from;
    while (at < to && text[at] >= '0' && text[at] <= '9') {
      if (at - from == NANOS) {
        return INVALID;
      }
      value = value * 10 + (text[at] - '0');
      at++;
    }
    int digits = at - from;
    if (at < to) {
      return digits == SECONDS && text[at] == '.' ? fraction(text, at + 1, to, value) : INVALID;
    }
    return switch (digits) {
      case SECONDS -> value * 1_000_000;
      case MILLIS -> value * 1_000;
      case MICROS -> value;
      // Nanoseconds of years after 2262 have turned negative.
      case NANOS -> value < 0 ? INVALID : value / 1_000;
      default -> INVALID;
    };
  }

  private static long fraction(byte[] text, int from, int to, long seconds) {
    long micros = seconds * 1_000_000;
    long unit = 100_000;
    for (int at = from; at < to; at++) {
      if (text[at] < '0' || text[at] > '9') {
        return INVALID;
      }
      micros += unit * (text[at] - '0');
      unit /= 10;
    }
    return from == to ? INVALID : micros;
  }
}
