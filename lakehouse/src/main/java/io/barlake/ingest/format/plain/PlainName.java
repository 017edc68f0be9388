package io.barlake.ingest.format.plain;

import io.barlake.ingest.format.ArchiveLabel;
import io.barlake.ingest.format.ArchiveNames;
import io.barlake.ingest.format.ArchivePeriod;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names that tell all that a plain table does not: {@code fxcm-gbpusd-m1-bid-2012.csv}, {@code
 * truefx-usdjpy-ticks.csv}.
 */
record PlainName(Source source, Symbol symbol, Optional<Side> side) {
  static final String MISSING =
      "no name tells its source, symbol and side. Rename it like fxcm-gbpusd-m1-bid-2012.csv.";

  private static final Pattern NAME =
      Pattern.compile("(?:^|/)([a-z][a-z0-9]{1,15})-([a-z0-9]{3,12})(?=[-_.])");
  private static final Pattern SIDE = Pattern.compile("[-_](bid|ask|mid|trade)(?=[-_.])");

  static Optional<PlainName> parse(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    Matcher matcher = NAME.matcher(lower);
    if (!matcher.find()) {
      return Optional.empty();
    }
    Matcher side = SIDE.matcher(lower);
    return Optional.of(
        new PlainName(
            new Source(matcher.group(1)),
            Symbol.parse(matcher.group(2)),
            side.find() ? Optional.of(Side.parse(side.group(1))) : Optional.empty()));
  }

  static Optional<PlainName> find(ArchiveNames names) {
    return names.nearestFirst().stream().flatMap(name -> parse(name).stream()).findFirst();
  }

  ArchiveLabel label() {
    return new ArchiveLabel(symbol, ArchivePeriod.UNKNOWN);
  }
}
