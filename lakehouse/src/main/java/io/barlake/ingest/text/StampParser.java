package io.barlake.ingest.text;

import io.barlake.market.Micros;

/**
 * Reads the stamps of many sources into microseconds since 1970: dates with or without separators,
 * times from minutes to nanoseconds, and an offset where one stands at the end, which is taken off.
 *
 * <pre>
 * 20200101 170000065                  milliseconds glued on
 * 2025.01.01 17:05
 * 2013-01-01 22:00:00.295000+00:00
 * 201202010005
 * 20140501
 * </pre>
 *
 * <p>An instance belongs to one file, as it remembers the last date.
 */
public final class StampParser {
  public static final long INVALID = Long.MIN_VALUE;

  private final Midnights midnights = new Midnights();
  private boolean offset;
  private int at;

  /** The stamp that fills the range exactly. */
  public long parse(byte[] text, int from, int to) {
    offset = false;
    at = from;
    long midnight = date(text, to);
    if (midnight == INVALID) {
      return INVALID;
    }
    if (at == to) {
      return midnight;
    }
    if (text[at] == ' ' || text[at] == 'T' || text[at] == '\t' || text[at] == ',') {
      at++;
    }
    long time = time(text, to);
    if (time < 0) {
      return INVALID;
    }
    if (at == to) {
      return midnight + time;
    }
    long ahead = offset(text, to);
    return ahead == INVALID || at != to ? INVALID : midnight + time - ahead;
  }

  /** The stamp as a minute; invalid where it is none. */
  public long parseMinute(byte[] text, int from, int to) {
    return wholeMinute(parse(text, from, to));
  }

  /** Minutes since 1970; invalid where the stamp is invalid or lies inside of a minute. */
  public static long wholeMinute(long micros) {
    return micros == INVALID || Math.floorMod(micros, Micros.MINUTE) != 0
        ? INVALID
        : Math.floorDiv(micros, Micros.MINUTE);
  }

  /** Whether the last stamp stated an offset, and so is UTC. */
  public boolean hasOffset() {
    return offset;
  }

  /** The midnight that begins a date such as 20190204. */
  public long midnight(int date) {
    long minutes = midnights.of(date);
    return minutes == Midnights.INVALID ? INVALID : minutes * Micros.MINUTE;
  }

  private long date(byte[] text, int to) {
    int year = number(text, to, 4);
    boolean separated = at < to && (text[at] == '-' || text[at] == '.' || text[at] == '/');
    byte separator = separated ? text[at++] : 0;
    int month = number(text, to, 2);
    if (separated && (at >= to || text[at++] != separator)) {
      return INVALID;
    }
    int day = number(text, to, 2);
    return year < 0 || month < 0 || day < 0 ? INVALID : midnight(year * 10_000 + month * 100 + day);
  }

  private long time(byte[] text, int to) {
    int hour = number(text, to, 2);
    boolean separated = at < to && text[at] == ':';
    at += separated ? 1 : 0;
    int minute = number(text, to, 2);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59) {
      return -1;
    }
    long time = (hour * 60L + minute) * Micros.MINUTE;
    boolean seconds = at < to && (separated ? text[at] == ':' : isDigit(text[at]));
    if (!seconds) {
      return time;
    }
    at += separated ? 1 : 0;
    int second = number(text, to, 2);
    if (second < 0 || second > 59) {
      return -1;
    }
    long fraction = fraction(text, to);
    return fraction < 0 ? -1 : time + second * Micros.SECOND + fraction;
  }

  /** Digits after a point, or milliseconds glued on. */
  private long fraction(byte[] text, int to) {
    if (at < to && isDigit(text[at])) {
      int millis = number(text, to, 3);
      return millis < 0 ? -1 : millis * 1_000L;
    }
    if (at == to || text[at] != '.') {
      return 0;
    }
    int first = ++at;
    long unit = Micros.SECOND / 10;
    long micros = 0;
    while (at < to && isDigit(text[at])) {
      micros += unit * (text[at] - '0');
      unit /= 10;
      at++;
    }
    return at == first || at - first > 9 ? -1 : micros;
  }

  private long offset(byte[] text, int to) {
    offset = true;
    byte sign = text[at++];
    if (sign == 'Z') {
      return 0;
    }
    if (sign != '+' && sign != '-') {
      return INVALID;
    }
    int hours = number(text, to, 2);
    at += at < to && text[at] == ':' ? 1 : 0;
    int minutes = number(text, to, 2);
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
      return INVALID;
    }
    return (sign == '-' ? -1 : 1) * (hours * 60L + minutes) * Micros.MINUTE;
  }

  /** The next digits as a number; -1 when one of them is none. */
  private int number(byte[] text, int to, int digits) {
    int value = 0;
    for (int i = 0; i < digits; i++, at++) {
      if (at >= to || !isDigit(text[at])) {
        return -1;
      }
      value = value * 10 + text[at] - '0';
    }
    return value;
  }

  private static boolean isDigit(byte c) {
    return c >= '0' && c <= '9';
  }
}
