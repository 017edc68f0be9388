package io.barlake.ingest.clock;

import io.barlake.market.TradingWeek;

/**
 * The traces that a turned clock leaves in a file: an hour written twice in autumn, an hour missing
 * in spring. They speak for the rules that switch on those dates.
 */
final class SwitchHours {
  private static final int REPEATED = 2;
  private static final int MISSING = 1;
  private static final long LATE_MINUTES = 2 * 1440;

  private SwitchHours() {}

  /** {@code fileMinutes} in the order of the file. A daily break of an hour hides a missing one. */
  static int evidenceFor(ClockRule rule, long[] fileMinutes, TradingWeek week) {
    if (fileMinutes.length == 0) {
      return 0;
    }
    ClockRegimes regimes = ClockRegimes.of(rule, fileMinutes);
    int evidence = REPEATED * RepeatedHour.find(fileMinutes, regimes).size();
    int regime = 0;
    for (int i = 1; i < fileMinutes.length; i++) {
      long step = fileMinutes[i] - fileMinutes[i - 1];
      if (step == 61 && week.dailyBreakMinutes() == 0 && fileMinutes[i] % 60 == 0) {
        regime = regimes.at(fileMinutes[i], regime);
        boolean switched = regime > 0 && regimes.putForward(regime - 1) > 0;
        if (switched && fileMinutes[i] - regimes.fileEnd(regime - 1) < LATE_MINUTES) {
          evidence += MISSING;
        }
      }
    }
    return evidence;
  }
}
