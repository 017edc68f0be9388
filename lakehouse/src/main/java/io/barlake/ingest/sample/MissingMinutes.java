package io.barlake.ingest.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.BitSet;

/**
 * Which open minutes of a year have no row: quiet minutes without a quote, mostly around the New
 * York close, the first minute of a metals session, and up to three holes of a vendor's making.
 * Holes fall on Tuesday to Thursday, so that every week still shows its open and close.
 */
final class MissingMinutes {
  private static final double BUSY_HOUR = 0.0002;
  private static final double NIGHT_HOUR = 0.0010;
  private static final double BEFORE_CLOSE = 0.0050;
  private static final double AFTER_CLOSE = 0.0230;
  private static final double SECOND_HOUR = 0.0090;
  private static final double STAYS_QUIET = 0.09;
  private static final double METALS_OPEN_LATE = 0.85;
  private static final int MOST_HOLES = 3;
  private static final int SHORTEST_HOLE = 20;
  private static final int LONGEST_HOLE = 240;

  private MissingMinutes() {}

  /** Bit i is set when minute i of {@code minutes} has no row. */
  static BitSet of(long seed, SampleInstrument instrument, int year, OpenMinutes minutes) {
    Noise noise = Noise.of(seed, instrument.symbol().name(), year, "missing");
    BitSet missing = new BitSet(minutes.size());
    digHoles(noise, minutes, missing);
    boolean lateOpen = instrument.week().dailyBreakMinutes() > 0;
    for (int i = 0; i < minutes.size(); i++) {
      boolean stillQuiet = i > 0 && missing.get(i - 1) && !minutes.opensAfterPause(i);
      double chance = stillQuiet ? STAYS_QUIET : instrument.thinness() * quietness(minutes.hour(i));
      if (lateOpen && minutes.opensAfterPause(i)) {
        chance = METALS_OPEN_LATE;
      }
      if (noise.happens(Math.min(0.5, chance)) || missing.get(i)) {
        missing.set(i);
      }
    }
    return missing;
  }

  private static double quietness(int newYorkHour) {
    return switch (newYorkHour) {
      case 16 -> BEFORE_CLOSE;
      case 17 -> AFTER_CLOSE;
      case 18 -> SECOND_HOUR;
      case 19, 22, 23, 0, 1, 15 -> NIGHT_HOUR;
      default -> BUSY_HOUR;
    };
  }

  private static void digHoles(Noise noise, OpenMinutes minutes, BitSet missing) {
    int holes = (int) (noise.uniform() * (MOST_HOLES + 1));
    while (holes > 0) {
      int first = (int) (noise.uniform() * minutes.size());
      int length = SHORTEST_HOLE + (int) (noise.uniform() * (LONGEST_HOLE - SHORTEST_HOLE));
      int last = Math.min(first + length, minutes.size()) - 1;
      if (isMidweek(minutes.date(first)) && isMidweek(minutes.date(last))) {
        missing.set(first, last + 1);
        holes--;
      }
    }
  }

  private static boolean isMidweek(LocalDate date) {
    DayOfWeek day = date.getDayOfWeek();
    return day == DayOfWeek.TUESDAY || day == DayOfWeek.WEDNESDAY || day == DayOfWeek.THURSDAY;
  }
}
