package io.barlake.ingest.clock;

import io.barlake.market.Source;

/** The clock to assume for a source where nothing was measured. */
public final class UsualClocks {
  /** From here on HistData's stamps were measured to follow European dates. */
  private static final int EUROPEAN_DATES_SINCE = 2019;

  private UsualClocks() {}

  public static ClockRule of(Source source, int year) {
    if (source.equals(Source.HISTDATA)) {
      return year < EUROPEAN_DATES_SINCE
          ? ClockRules.NEW_YORK
          : ClockRules.EASTERN_ON_EUROPEAN_DATES;
    }
    return ClockRules.UTC;
  }
}
