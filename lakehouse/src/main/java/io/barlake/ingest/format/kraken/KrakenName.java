package io.barlake.ingest.format.kraken;

import io.barlake.ingest.format.ArchiveLabel;
import io.barlake.ingest.format.ArchivePeriod;
import io.barlake.market.Symbol;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kraken's names: {@code XBTUSD_1440.csv} with the minutes of a bar, {@code XBTUSD.csv}. */
final class KrakenName {
  static final Pattern BARS = Pattern.compile("(?:^|/)([A-Z0-9]{4,16})_(\\d{1,5})\\.csv$");
  private static final Pattern TRADES = Pattern.compile("(?:^|/)([A-Z0-9]{4,16})\\.csv$");

  private KrakenName() {}

  static Optional<ArchiveLabel> bars(String name) {
    return label(BARS.matcher(name));
  }

  static Optional<ArchiveLabel> trades(String name) {
    return label(TRADES.matcher(name));
  }

  private static Optional<ArchiveLabel> label(Matcher matcher) {
    return matcher.find()
        ? Optional.of(new ArchiveLabel(Symbol.parse(matcher.group(1)), ArchivePeriod.UNKNOWN))
        : Optional.empty();
  }
}
