package io.barlake.ingest.format.binance;

import io.barlake.ingest.format.ArchiveLabel;
import io.barlake.ingest.format.ArchiveNames;
import io.barlake.ingest.format.ArchivePeriod;
import io.barlake.ingest.format.Origin;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Binance's names: {@code BTCUSDT-1m-2024-01-31.zip}, {@code BTCUSDT-aggTrades-2024-01.csv}, under
 * {@code data/spot}, {@code data/futures/um} or {@code data/futures/cm}.
 */
final class BinanceName {
  static final Source SPOT = new Source("binance");

  private static final Pattern NAME =
      Pattern.compile(
          "([A-Z0-9]{2,20}(?:_[A-Z0-9]{4,6})?)-(?:\\d{1,2}[smhdw]|1mo|aggTrades|trades)"
              + "-(\\d{4})-(\\d{2})");
  private static final Pattern MARKET = Pattern.compile("futures/([uc]m)/");
  private static final Pattern COIN_MARGINED = Pattern.compile("[A-Z0-9]{2,20}_(?:PERP|\\d{6})-");

  private BinanceName() {}

  static Optional<ArchiveLabel> parse(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.find()) {
      return Optional.empty();
    }
    return Optional.of(
        new ArchiveLabel(
            Symbol.parse(matcher.group(1)),
            ArchivePeriod.parse(matcher.group(2) + matcher.group(3))));
  }

  /** The market by its folder or the kind of its symbols; spot where neither speaks. */
  static Source source(ArchiveNames names) {
    Optional<Matcher> market = names.find(MARKET);
    if (market.isPresent()) {
      return new Source("binance-" + market.get().group(1));
    }
    return names.find(COIN_MARGINED).isPresent() ? new Source("binance-cm") : SPOT;
  }

  /** Spot has no header: what has one is of futures, where no name says so. */
  static Origin origin(Source named, boolean header) {
    Source source = header && named.equals(SPOT) ? new Source("binance-um") : named;
    return new Origin(source, Side.TRADE, Origin.Stamps.UTC);
  }
}
