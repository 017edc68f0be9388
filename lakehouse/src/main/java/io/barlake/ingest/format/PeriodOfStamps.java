package io.barlake.ingest.format;

import java.time.LocalDate;

/** Compares the period of a name with the stamps in the file. */
final class PeriodOfStamps {
  private static final int MINUTES_A_DAY = 1440;

  private PeriodOfStamps() {}

  /** The named period if most stamps lie in it, else the month or year of the middle stamp. */
  static ArchivePeriod of(long[] fileMinutes, ArchivePeriod named) {
    if (named.equals(ArchivePeriod.UNKNOWN)) {
      return named;
    }
    long inside = 0;
    long day = Long.MIN_VALUE;
    boolean dayInside = false;
    for (long minute : fileMinutes) {
      long minuteDay = Math.floorDiv(minute, MINUTES_A_DAY);
      if (minuteDay != day) {
        day = minuteDay;
        dayInside = periodOf(day, named).equals(named);
      }
      inside += dayInside ? 1 : 0;
    }
    return inside * 2 > fileMinutes.length
        ? named
        : periodOf(Math.floorDiv(fileMinutes[fileMinutes.length / 2], MINUTES_A_DAY), named);
  }

  private static ArchivePeriod periodOf(long day, ArchivePeriod like) {
    LocalDate date = LocalDate.ofEpochDay(day);
    return new ArchivePeriod(date.getYear(), like.month() == 0 ? 0 : date.getMonthValue());
  }
}
