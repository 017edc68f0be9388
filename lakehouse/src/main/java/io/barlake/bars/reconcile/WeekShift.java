package io.barlake.bars.reconcile;

import java.io.Serializable;

/** The best shift of one week, which begins on a Sunday at 00:00 UTC. */
public record WeekShift(int sunday, MinuteShift shift) implements Serializable {
  private static final int A_SUNDAY = 3; // 4 January 1970

  /** The Sunday that a date is or follows, as a day since 1970. */
  public static int sundayOf(int epochDay) {
    return epochDay - Math.floorMod(epochDay - A_SUNDAY, 7);
  }

  public static WeekShift of(int sunday, SourceMinutes one, SourceMinutes other) {
    int first = sunday * SourceMinutes.OF_DAY - ShiftSearch.MARGIN_MINUTES;
    int end = (sunday + 7) * SourceMinutes.OF_DAY + ShiftSearch.MARGIN_MINUTES;
    return new WeekShift(
        sunday, ShiftSearch.find(one.between(first, end), other.between(first, end)));
  }
}
