package io.barlake.ingest.format.lean;

/** Stamps that count the milliseconds of a day. */
final class LeanTime {
  static final String NO_DAY =
      "no name tells its day. Rename it like 20140501_eurusd_minute_quote.csv.";

  private static final int DAY_MILLIS = 86_400_000;
  private static final int MOST_DIGITS = 8;

  private LeanTime() {}

  /** Milliseconds since midnight; -1 where the text is none. */
  static long millis(byte[] text, int from, int to) {
    if (from == to || to - from > MOST_DIGITS) {
      return -1;
    }
    long value = 0;
    for (int at = from; at < to; at++) {
      if (text[at] < '0' || text[at] > '9') {
        return -1;
      }
      value = value * 10 + text[at] - '0';
    }
    return value < DAY_MILLIS ? value : -1;
  }
}
