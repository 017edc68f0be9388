package io.barlake.ingest.format.dukascopy;

import io.barlake.ingest.format.ArchiveLabel;
import io.barlake.ingest.format.ArchiveNames;
import io.barlake.ingest.format.ArchivePeriod;
import io.barlake.market.Symbol;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dukascopy's paths, in which months count from 00: {@code EURUSD/2019/01/04/07h_ticks.bi5} is the
 * eighth hour of 4 February, and {@code BID_candles_min_1.bi5} stands in the folder of its day,
 * {@code …_hour_1} in that of its month, {@code …_day_1} in that of its year.
 */
record DukascopyName(Symbol symbol, LocalDateTime start, String file) {
  private static final Pattern PATH =
      Pattern.compile(
          "([A-Za-z0-9]{2,24})[/_-](\\d{4})(?:[/_-](\\d{2}))?(?:[/_-](\\d{2}))?[/_-]"
              + "((?:(\\d{2})h_ticks|(?:BID|ASK)_candles_(?:min|hour|day)_1)\\.bi5)$",
          Pattern.CASE_INSENSITIVE);

  static Optional<DukascopyName> parse(String path) {
    Matcher matcher = PATH.matcher(path.replace('\\', '/'));
    if (!matcher.find() || (matcher.group(6) != null && matcher.group(4) == null)) {
      return Optional.empty();
    }
    try {
      LocalDate day =
          LocalDate.of(number(matcher.group(2), 0), number(matcher.group(3), 0) + 1, 1)
              .withDayOfMonth(number(matcher.group(4), 1));
      return Optional.of(
          new DukascopyName(
              Symbol.parse(matcher.group(1)),
              day.atTime(number(matcher.group(6), 0), 0),
              matcher.group(5).toUpperCase(Locale.ROOT)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The nearest name that says what is asked for. */
  static Optional<DukascopyName> find(ArchiveNames names, Predicate<DukascopyName> wanted) {
    return names.nearestFirst().stream()
        .flatMap(name -> parse(name).stream())
        .filter(wanted)
        .findFirst();
  }

  boolean isTicks() {
    return file.contains("TICKS");
  }

  /** The year of a file of days, else the month. */
  ArchiveLabel label() {
    int month = file.contains("DAY") ? 0 : start.getMonthValue();
    return new ArchiveLabel(symbol, new ArchivePeriod(start.getYear(), month));
  }

  /**
   * How many decimals the integers have: 5 for most currencies. A few symbols changed theirs over
   * the years, so compare a new one with a second source.
   */
  int decimals() {
    String name = symbol.name();
    if (name.matches("(BTC|ETH|LTC|BCH)[A-Z]{3}")) {
      return 1;
    }
    boolean coarse = name.matches("X[AP][UGTD][A-Z]{3}|[A-Z]{3}(JPY|RUB|HUF|THB)");
    return coarse || !name.matches("[A-Z]{6}") ? 3 : 5;
  }

  private static int number(String digits, int otherwise) {
    return digits == null ? otherwise : Integer.parseInt(digits);
  }
}
