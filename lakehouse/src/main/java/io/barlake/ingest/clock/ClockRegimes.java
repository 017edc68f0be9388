package io.barlake.ingest.clock;

import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * The stretches of constant offset that a rule has over the stamps of a file, so that converting a
 * stamp is one comparison and one subtraction.
 */
final class ClockRegimes {
  private static final long MARGIN_MINUTES = 3 * 1440;

  private final long[] fileEnds;
  private final int[] offsets;

  private ClockRegimes(long[] fileEnds, int[] offsets) {
    this.fileEnds = fileEnds;
    this.offsets = offsets;
  }

  static ClockRegimes of(ClockRule rule, long[] fileMinutes) {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (long minute : fileMinutes) {
      first = Math.min(first, minute);
      last = Math.max(last, minute);
    }
    return between(rule, first - MARGIN_MINUTES, last + MARGIN_MINUTES);
  }

  private static ClockRegimes between(ClockRule rule, long firstMinute, long lastMinute) {
    ZoneRules zone = rule.zone().getRules();
    Instant at = Instant.ofEpochSecond(firstMinute * 60);
    List<Long> ends = new ArrayList<>();
    List<Integer> offsets = new ArrayList<>();
    offsets.add(zone.getOffset(at).getTotalSeconds() / 60 + rule.shiftMinutes());
    ZoneOffsetTransition next = zone.nextTransition(at);
    while (next != null && next.toEpochSecond() / 60 <= lastMinute) {
      ends.add(next.toEpochSecond() / 60 + offsets.get(offsets.size() - 1));
      offsets.add(next.getOffsetAfter().getTotalSeconds() / 60 + rule.shiftMinutes());
      next = zone.nextTransition(next.getInstant());
    }
    ends.add(Long.MAX_VALUE);
    return new ClockRegimes(
        ends.stream().mapToLong(Long::longValue).toArray(),
        offsets.stream().mapToInt(Integer::intValue).toArray());
  }

  /**
   * The regime of a stamp, looked for from a guess; a stamp that occurs twice is in the earlier.
   */
  int at(long fileMinute, int guess) {
    int regime = guess;
    while (regime > 0 && fileMinute < fileEnds[regime - 1]) {
      regime--;
    }
    while (fileMinute >= fileEnds[regime]) {
      regime++;
    }
    return regime;
  }

  int size() {
    return offsets.length;
  }

  /** Minutes that the file's clock is ahead of UTC. */
  int offset(int regime) {
    return offsets[regime];
  }

  /** The stamp at which the regime ends, as its own clock shows it. */
  long fileEnd(int regime) {
    return fileEnds[regime];
  }

  /** How far the clock is turned back at the end of the regime; 0 where it is not. */
  int turnedBack(int regime) {
    return regime + 1 < offsets.length ? Math.max(0, offsets[regime] - offsets[regime + 1]) : 0;
  }

  /** How far the clock is put forward at the end of the regime; 0 where it is not. */
  int putForward(int regime) {
    return regime + 1 < offsets.length ? Math.max(0, offsets[regime + 1] - offsets[regime]) : 0;
  }
}
