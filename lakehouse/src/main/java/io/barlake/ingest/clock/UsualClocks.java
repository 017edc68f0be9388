package io.barlake.ingest.clock;

import io.barlake.market.Source;

/** The clock to assume for a source where nothing was measured. */
public final class UsualClocks {
  /** From here on HistData's stamps were measured to follow European dates. */
  private static final int HISTDATA_EUROPEAN_DATES_SINCE = 2019;

  private UsualClocks() {}

  public static ClockRule of(Source source, int year) {
    return switch (source.name()) {
      case "histdata" ->
          year < HISTDATA_EUROPEAN_DATES_SINCE
              ? ClockRules.NEW_YORK
              : ClockRules.EASTERN_ON_EUROPEAN_DATES;
      case "lean-fxcm" -> ClockRules.FIXED_EASTERN;
      case "stooq" -> ClockRules.CENTRAL_EUROPEAN;
      case "metatrader" -> ClockRules.NEW_YORK_PLUS_7;
      default -> ClockRules.UTC;
    };
  }
}
