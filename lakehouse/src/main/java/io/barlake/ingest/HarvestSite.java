package io.barlake.ingest;

import io.barlake.BarlakeException;
import io.barlake.config.BarlakeConfig.HarvestSettings;
import io.barlake.config.BarlakeConfig.SiteSettings;
import io.barlake.ingest.harvest.ArchiveSite;
import io.barlake.ingest.harvest.BinanceSite;
import io.barlake.ingest.harvest.DukascopySite;
import io.barlake.ingest.harvest.HistDataSite;
import java.net.URI;
import java.util.Arrays;

/** The sites that give archives away. */
public enum HarvestSite {
  HISTDATA("histdata"),
  BINANCE("binance"),
  /** One-minute candles, a file a day. */
  DUKASCOPY("dukascopy"),
  /** Ticks, a file an hour. */
  DUKASCOPY_TICKS("dukascopy");

  private final String word;

  HarvestSite(String word) {
    this.word = word;
  }

  /** The site of that word, with its minutes. */
  public static HarvestSite find(String word) {
    return Arrays.stream(values())
        .filter(site -> site.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                BarlakeException.badArgument(
                    "Unknown site \"%s\": expected histdata, binance or dukascopy.", word));
  }

  /** The ticks of the same site. */
  public HarvestSite ticks() {
    if (!word.equals(DUKASCOPY_TICKS.word)) {
      throw BarlakeException.badArgument(
          "Unsupported ticks of %s: they are harvested from dukascopy only.", word);
    }
    return DUKASCOPY_TICKS;
  }

  /** As it is typed. */
  public String word() {
    return word;
  }

  SiteSettings settings(HarvestSettings all) {
    return switch (this) {
      case HISTDATA -> all.histdata();
      case BINANCE -> all.binance();
      case DUKASCOPY, DUKASCOPY_TICKS -> all.dukascopy();
    };
  }

  ArchiveSite open(HarvestSettings all) {
    URI url = settings(all).url();
    return switch (this) {
      case HISTDATA -> new HistDataSite(url);
      case BINANCE -> new BinanceSite(url);
      case DUKASCOPY -> DukascopySite.minutes(url);
      case DUKASCOPY_TICKS -> DukascopySite.ticks(url);
    };
  }
}
