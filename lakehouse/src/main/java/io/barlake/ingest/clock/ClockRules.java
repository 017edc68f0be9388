package io.barlake.ingest.clock;

import io.barlake.BarlakeException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The clocks that sources are known to use, in the order in which equal ones are preferred. */
public final class ClockRules {
  private static final ZoneId EUROPE = ZoneId.of("Europe/Athens");
  private static final ZoneId AMERICA = ZoneId.of("America/New_York");
  private static final String OFFSET_PREFIX = "utc";
  private static final int EARLIEST_HOURS = -12;
  private static final int LATEST_HOURS = 14;

  /** New York wall time, with the daylight saving of the United States. */
  public static final ClockRule NEW_YORK = new ClockRule("new-york", AMERICA, 0);

  /** UTC-5 in European winter and UTC-4 in European summer: Eastern time on Europe's dates. */
  public static final ClockRule EASTERN_ON_EUROPEAN_DATES =
      new ClockRule("eastern-on-european-dates", EUROPE, -7 * 60);

  /** UTC-5 all year. */
  public static final ClockRule FIXED_EASTERN = fixed(-5);

  public static final ClockRule UTC = new ClockRule("utc", ZoneOffset.UTC, 0);

  /** New York wall time plus seven hours, so that the trading week begins on Monday at 00:00. */
  public static final ClockRule NEW_YORK_PLUS_7 = new ClockRule("new-york-plus-7", AMERICA, 7 * 60);

  /** Eastern European time with the daylight saving of Europe. */
  public static final ClockRule EASTERN_EUROPEAN = new ClockRule("eastern-european", EUROPE, 0);

  public static final ClockRule CENTRAL_EUROPEAN =
      new ClockRule("central-european", ZoneId.of("Europe/Berlin"), 0);
  public static final ClockRule LONDON = new ClockRule("london", ZoneId.of("Europe/London"), 0);
  public static final ClockRule CHICAGO = new ClockRule("chicago", ZoneId.of("America/Chicago"), 0);

  /** With every other whole hour that the Earth uses. */
  public static final List<ClockRule> CANDIDATES =
      Stream.concat(
              Stream.of(
                  NEW_YORK,
                  EASTERN_ON_EUROPEAN_DATES,
                  FIXED_EASTERN,
                  UTC,
                  NEW_YORK_PLUS_7,
                  EASTERN_EUROPEAN,
                  CENTRAL_EUROPEAN,
                  LONDON,
                  CHICAGO),
              IntStream.rangeClosed(EARLIEST_HOURS, LATEST_HOURS)
                  .filter(hours -> hours != 0 && hours != -5)
                  .mapToObj(ClockRules::fixed))
          .toList();

  private ClockRules() {}

  /** The rule of that name, as tables hold it and people write it. */
  public static ClockRule named(String name) {
    String word = name.strip();
    return CANDIDATES.stream()
        .filter(rule -> rule.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseGet(() -> other(word));
  }

  /** An offset such as {@code utc+05:30}, or a zone such as {@code Asia/Tokyo}. */
  private static ClockRule other(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    try {
      if (lower.startsWith(OFFSET_PREFIX)) {
        int seconds = ZoneOffset.of(lower.substring(OFFSET_PREFIX.length())).getTotalSeconds();
        return new ClockRule(lower, ZoneOffset.UTC, Math.toIntExact(seconds / 60));
      }
      if (word.contains("/")) {
        return new ClockRule(word, ZoneId.of(word), 0);
      }
    } catch (DateTimeException e) {
      throw unknown(word);
    }
    throw unknown(word);
  }

  private static BarlakeException unknown(String word) {
    return BarlakeException.badArgument(
        "Unknown clock \"%s\": expected %s, an offset such as utc+02:00, or a zone such as"
            + " Asia/Tokyo.",
        word, String.join(", ", CANDIDATES.stream().limit(9).map(ClockRule::name).toList()));
  }

  private static ClockRule fixed(int hours) {
    return new ClockRule(
        String.format(Locale.ROOT, "utc%+03d:00", hours), ZoneOffset.UTC, hours * 60);
  }
}
