package io.barlake.ingest.clock;

import java.io.Serializable;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * How the stamps of a file become UTC: the file shows the wall clock of {@code zone}, moved by
 * {@code shiftMinutes}.
 */
public record ClockRule(String name, ZoneId zone, int shiftMinutes) implements Serializable {
  /** Minutes of UTC since 1970 for each stamp; an hour written twice gives the same UTC twice. */
  public long[] toUtcMinutes(long[] fileMinutes) {
    return toUtcMinutes(fileMinutes, (one, other) -> true);
  }

  /**
   * Minutes of UTC since 1970 for each stamp, in the order of the file. Where the file turns its
   * clock back, the bars decide: a second pass with the same bars is a copy and gets the same UTC;
   * a second pass with other bars is the hour after the first.
   */
  public long[] toUtcMinutes(long[] fileMinutes, SameBar bars) {
    if (fileMinutes.length == 0) {
      return new long[0];
    }
    ClockRegimes regimes = ClockRegimes.of(this, fileMinutes);
    long[] utc = new long[fileMinutes.length];
    int regime = 0;
    for (int i = 0; i < utc.length; i++) {
      regime = regimes.at(fileMinutes[i], regime);
      utc[i] = fileMinutes[i] - regimes.offset(regime);
    }
    for (RepeatedHour repeat : RepeatedHour.find(fileMinutes, regimes)) {
      if (!repeat.isCopy(fileMinutes, bars)) {
        repeat.applyTo(utc, fileMinutes, regimes);
      }
    }
    return utc;
  }

  /** The UTC minute of one stamp; of a stamp that occurs twice, the first. */
  public long utcMinute(long fileMinute) {
    ZoneRules rules = zone.getRules();
    long wall = fileMinute - shiftMinutes;
    LocalDateTime time = LocalDateTime.ofEpochSecond(wall * 60, 0, ZoneOffset.UTC);
    ZoneOffsetTransition switched = rules.isFixedOffset() ? null : rules.getTransition(time);
    ZoneOffset offset =
        switched != null && switched.isGap() ? switched.getOffsetAfter() : rules.getOffset(time);
    return wall - offset.getTotalSeconds() / 60;
  }

  /** Whether the clock is turned forward and back every year. */
  public boolean hasSummerTime() {
    return !zone.getRules().isFixedOffset();
  }

  @Override
  public String toString() {
    return name;
  }
}
