package io.barlake.ingest.format.metatrader;

import io.barlake.ingest.format.ArchiveLabel;
import io.barlake.ingest.format.ArchivePeriod;
import io.barlake.market.Symbol;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * MetaTrader's names: {@code XAUUSD_M1_202601010000_202609300000.csv}, and without a frame where
 * the file holds ticks.
 */
final class MetaTraderName {
  private static final Pattern NAME =
      Pattern.compile("(?:^|/)([A-Za-z][A-Za-z0-9.]{2,20}?)(?:_(?:MN|[MHDW])\\d{1,2})?_\\d{12}_");

  private MetaTraderName() {}

  static Optional<ArchiveLabel> parse(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.find()
        ? Optional.of(new ArchiveLabel(Symbol.parse(matcher.group(1)), ArchivePeriod.UNKNOWN))
        : Optional.empty();
  }
}
