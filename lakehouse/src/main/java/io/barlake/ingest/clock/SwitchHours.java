package io.barlake.ingest.clock;

import io.barlake.market.TradingWeek;
import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The traces that a turned clock leaves in a file: the stamp at which an hour begins a second time
 * in autumn, and the stamp that follows a missing hour in spring. They speak for the rules that
 * switch on those dates. Only what lies near a switch of Europe or America is kept.
 */
record SwitchHours(long[] repeated, long[] missing) implements Serializable {
  static final SwitchHours NONE = new SwitchHours(new long[0], new long[0]);

  private static final int REPEATED = 2;
  private static final int MISSING = 1;
  private static final int SWITCH_MINUTES = 60;
  private static final long LATE_MINUTES = 2 * 1440;
  private static final long NEAR_MINUTES = 3 * 1440;
  private static final List<ClockRule> SWITCHING =
      List.of(ClockRules.NEW_YORK, ClockRules.EASTERN_EUROPEAN);

  /** {@code fileMinutes} in the order of the file. */
  static SwitchHours of(long[] fileMinutes) {
    LongStream.Builder repeated = LongStream.builder();
    LongStream.Builder missing = LongStream.builder();
    for (int i = 1; i < fileMinutes.length; i++) {
      long step = fileMinutes[i] - fileMinutes[i - 1];
      if (step <= -SWITCH_MINUTES / 2 && step > -SWITCH_MINUTES) {
        repeated.add(fileMinutes[i]);
      } else if (step == SWITCH_MINUTES + 1 && fileMinutes[i] % SWITCH_MINUTES == 0) {
        missing.add(fileMinutes[i]);
      }
    }
    return new SwitchHours(nearSwitches(repeated.build()), nearSwitches(missing.build()));
  }

  private static long[] nearSwitches(LongStream stamps) {
    long[] sorted = stamps.sorted().distinct().toArray();
    if (sorted.length == 0) {
      return sorted;
    }
    List<ClockRegimes> switches =
        SWITCHING.stream().map(rule -> ClockRegimes.of(rule, sorted)).toList();
    return Arrays.stream(sorted)
        .filter(stamp -> switches.stream().anyMatch(regimes -> isNear(stamp, regimes)))
        .toArray();
  }

  private static boolean isNear(long stamp, ClockRegimes regimes) {
    for (int regime = 0; regime + 1 < regimes.size(); regime++) {
      if (Math.abs(stamp - regimes.fileEnd(regime)) < NEAR_MINUTES) {
        return true;
      }
    }
    return false;
  }

  SwitchHours and(SwitchHours other) {
    return new SwitchHours(union(repeated, other.repeated), union(missing, other.missing));
  }

  SwitchHours between(long first, long last) {
    return new SwitchHours(within(repeated, first, last), within(missing, first, last));
  }

  /** How much speaks for a rule. A daily break of an hour hides a missing one. */
  int evidenceFor(ClockRule rule, TradingWeek week) {
    if (!rule.hasSummerTime() || repeated.length + missing.length == 0) {
      return 0;
    }
    ClockRegimes regimes = ClockRegimes.of(rule, union(repeated, missing));
    BitSet back = new BitSet();
    for (long stamp : repeated) {
      int ended = RepeatedHour.endedBefore(stamp, regimes);
      if (ended >= 0) {
        back.set(ended);
      }
    }
    BitSet forward = new BitSet();
    for (long stamp : missing) {
      int regime = regimes.at(stamp, 0);
      boolean switched = regime > 0 && regimes.putForward(regime - 1) > 0;
      if (switched
          && week.dailyBreakMinutes() == 0
          && stamp - regimes.fileEnd(regime - 1) < LATE_MINUTES) {
        forward.set(regime);
      }
    }
    return REPEATED * back.cardinality() + MISSING * forward.cardinality();
  }

  private static long[] union(long[] one, long[] other) {
    return LongStream.concat(Arrays.stream(one), Arrays.stream(other))
        .sorted()
        .distinct()
        .toArray();
  }

  private static long[] within(long[] stamps, long first, long last) {
    return Arrays.stream(stamps).filter(stamp -> stamp >= first && stamp <= last).toArray();
  }
}
