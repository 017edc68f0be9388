package io.barlake.ingest.format.histdata;

import io.barlake.ingest.format.ArchiveLabel;
import io.barlake.ingest.format.ArchivePeriod;
import io.barlake.market.Symbol;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HistData's names: {@code DAT_ASCII_EURUSD_M1_2019.csv} inside, {@code
 * HISTDATA_COM_ASCII_EURUSD_M12019.zip} outside, where the frame and the year run together.
 */
final class HistDataName {
  private static final Pattern NAME =
      Pattern.compile(
          "(?:DAT|HISTDATA_COM)_[A-Z]+_([A-Z0-9]{2,24})_(?:M1|T)(?:_(?:BID|ASK|LAST))?"
              + "_?((?:19|20|21)\\d{2}(?:\\d{2})?)?(?!\\d)",
          Pattern.CASE_INSENSITIVE);

  private HistDataName() {}

  static Optional<ArchiveLabel> parse(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String period = matcher.group(2);
    return Optional.of(
        new ArchiveLabel(
            Symbol.parse(matcher.group(1)),
            period == null ? ArchivePeriod.UNKNOWN : ArchivePeriod.parse(period)));
  }
}
