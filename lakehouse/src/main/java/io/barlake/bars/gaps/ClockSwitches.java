package io.barlake.bars.gaps;

import io.barlake.market.Micros;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * When clocks changed in New York and in Europe, whose time the archives of prices are written in.
 */
final class ClockSwitches {
  private static final List<ZoneId> ZONES =
      List.of(ZoneId.of("America/New_York"), ZoneId.of("Europe/Berlin"));
  private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");
  private static final long BEFORE_MICROS = 2 * Micros.HOUR;

  /** A market that was closed at the switch is converted wrongly in its first hours after it. */
  private static final long AFTER_MICROS = 26 * Micros.HOUR;

  private static final List<Long> SWITCHES = switches();

  private ClockSwitches() {}

  static boolean near(long micros) {
    int found = Collections.binarySearch(SWITCHES, micros);
    int next = found >= 0 ? found : -found - 1;
    boolean before = next < SWITCHES.size() && SWITCHES.get(next) - micros <= BEFORE_MICROS;
    return before || (next > 0 && micros - SWITCHES.get(next - 1) <= AFTER_MICROS);
  }

  private static List<Long> switches() {
    List<Long> switches = new ArrayList<>();
    for (ZoneId zone : ZONES) {
      ZoneOffsetTransition next = zone.getRules().nextTransition(FIRST);
      while (next != null && next.getInstant().isBefore(LAST)) {
        switches.add(next.toEpochSecond() * 1_000_000);
        next = zone.getRules().nextTransition(next.getInstant());
      }
    }
    return switches.stream().sorted().toList();
  }
}
