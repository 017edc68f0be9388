package io.barlake.ingest.clock;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** The clocks that sources are known to use, in the order in which equal ones are preferred. */
public final class ClockRules {
  private static final ZoneId EUROPE = ZoneId.of("Europe/Athens");
  private static final ZoneId AMERICA = ZoneId.of("America/New_York");

  /** New York wall time, with the daylight saving of the United States. */
  public static final ClockRule NEW_YORK = new ClockRule("new-york", AMERICA, 0);

  /** UTC-5 in European winter and UTC-4 in European summer: Eastern time on Europe's dates. */
  public static final ClockRule EASTERN_ON_EUROPEAN_DATES =
      new ClockRule("eastern-on-european-dates", EUROPE, -7 * 60);

  /** UTC-5 all year. */
  public static final ClockRule FIXED_EASTERN =
      new ClockRule("fixed-eastern", ZoneOffset.UTC, -5 * 60);

  public static final ClockRule UTC = new ClockRule("utc", ZoneOffset.UTC, 0);

  /** New York wall time plus seven hours, so that the trading week begins on Monday at 00:00. */
  public static final ClockRule NEW_YORK_PLUS_7 = new ClockRule("new-york-plus-7", AMERICA, 7 * 60);

  /** Eastern European time with the daylight saving of Europe. */
  public static final ClockRule EASTERN_EUROPEAN = new ClockRule("eastern-european", EUROPE, 0);

  public static final List<ClockRule> CANDIDATES =
      List.of(
          NEW_YORK,
          EASTERN_ON_EUROPEAN_DATES,
          FIXED_EASTERN,
          UTC,
          NEW_YORK_PLUS_7,
          EASTERN_EUROPEAN);

  private ClockRules() {}

  /** The rule of that name, as tables hold it. */
  public static ClockRule named(String name) {
    return CANDIDATES.stream()
        .filter(rule -> rule.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no clock rule " + name));
  }
}
