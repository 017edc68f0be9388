package io.barlake.ingest.format.lean;

import io.barlake.ingest.format.ArchiveLabel;
import io.barlake.ingest.format.ArchiveNames;
import io.barlake.ingest.format.ArchivePeriod;
import io.barlake.ingest.text.StampParser;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * LEAN's names: {@code oanda/minute/eurusd/20140501_quote.zip} holds {@code
 * 20140501_eurusd_minute_quote.csv}, {@code oanda/hour/eurusd.zip} holds {@code eurusd.csv}.
 */
final class LeanName {
  private static final Pattern DAY =
      Pattern.compile(
          "(\\d{8})_([a-z0-9]{2,24})_(?:tick|second|minute)_quote\\.csv$"
              + "|/([a-z0-9]{2,24})/(\\d{8})_quote\\.zip$");
  private static final Pattern YEARS = Pattern.compile("(?:^|/)([a-z]{6,8})\\.(?:csv|zip)$");
  private static final Pattern MARKET =
      Pattern.compile("(?:^|/)([a-z]{2,20})/(?:tick|second|minute|hour|daily)/");

  private LeanName() {}

  static Optional<ArchiveLabel> parse(String name) {
    Matcher day = DAY.matcher(name);
    if (day.find()) {
      String symbol = day.group(1) == null ? day.group(3) : day.group(2);
      String date = day.group(1) == null ? day.group(4) : day.group(1);
      return Optional.of(
          new ArchiveLabel(
              Symbol.parse(symbol.toUpperCase(Locale.ROOT)),
              ArchivePeriod.parse(date.substring(0, 6))));
    }
    Matcher years = YEARS.matcher(name);
    return years.find()
        ? Optional.of(new ArchiveLabel(Symbol.parse(years.group(1)), ArchivePeriod.UNKNOWN))
        : Optional.empty();
  }

  /** Microseconds of the midnight that the stamps count from; empty where no name tells it. */
  static OptionalLong midnight(ArchiveNames names) {
    Optional<Matcher> day = names.find(DAY);
    if (day.isEmpty()) {
      return OptionalLong.empty();
    }
    String date = day.get().group(1) == null ? day.get().group(4) : day.get().group(1);
    long midnight = new StampParser().midnight(Integer.parseInt(date));
    return midnight == StampParser.INVALID ? OptionalLong.empty() : OptionalLong.of(midnight);
  }

  static Source source(ArchiveNames names) {
    return names
        .find(MARKET)
        .map(market -> new Source("lean-" + market.group(1)))
        .orElse(new Source("lean"));
  }
}
