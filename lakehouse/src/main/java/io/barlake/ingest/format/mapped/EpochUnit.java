package io.barlake.ingest.format.mapped;

import io.barlake.ingest.text.StampParser;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In what a stamp counts from 1970. */
enum EpochUnit {
  S(1_000_000_000L),
  MS(1_000_000L),
  US(1_000L),
  NS(1L);

  /** Stamps before 1971, or from 2200 on, are those of another unit. */
  private static final long FEWEST_NANOS = 31_536_000_000_000_000L;

  private static final long MOST_NANOS = 7_258_118_400_000_000_000L;

  private final long nanos;

  EpochUnit(long nanos) {
    this.nanos = nanos;
  }

  static Optional<EpochUnit> find(String word) {
    return Arrays.stream(values())
        .filter(unit -> unit.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }

  /** Microseconds since 1970, what is finer cut off; invalid where the text is no count. */
  long micros(byte[] text, int from, int to) {
    long count = 0;
    int at = from;
    for (; at < to && isDigit(text[at]); at++) {
      if (count > MOST_NANOS / nanos / 10) {
        return StampParser.INVALID;
      }
      count = count * 10 + text[at] - '0';
    }
    if (count < FEWEST_NANOS / nanos || count > MOST_NANOS / nanos - 1) {
      return StampParser.INVALID;
    }
    long sum = count * nanos;
    if (at < to && (text[at] != '.' || at + 1 == to)) {
      return StampParser.INVALID;
    }
    long step = nanos / 10;
    for (at++; at < to; at++) {
      if (!isDigit(text[at])) {
        return StampParser.INVALID;
      }
      sum += step * (text[at] - '0');
      step /= 10;
    }
    return sum / 1_000;
  }

  private static boolean isDigit(byte c) {
    return c >= '0' && c <= '9';
  }
}
