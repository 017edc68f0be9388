package io.barlake.ingest.clock;

import java.time.LocalDate;
import java.time.Month;

/** The days around which every market opens late and closes early: their weeks do not vote. */
final class MarketHolidays {
  private MarketHolidays() {}

  /** Whether the days from this Sunday to the Saturday after it hold one. */
  static boolean touchWeekOf(LocalDate sunday) {
    for (int day = 0; day < 7; day++) {
      if (isHoliday(sunday.plusDays(day))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHoliday(LocalDate day) {
    boolean christmas =
        day.getMonth() == Month.DECEMBER && day.getDayOfMonth() >= 24 && day.getDayOfMonth() <= 26;
    boolean newYear =
        (day.getMonth() == Month.JANUARY && day.getDayOfMonth() == 1)
            || (day.getMonth() == Month.DECEMBER && day.getDayOfMonth() == 31);
    return christmas || newYear || day.equals(easter(day.getYear()).minusDays(2));
  }

  /** Easter Sunday by the method of Meeus, Jones and Butcher. */
  private static LocalDate easter(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return LocalDate.of(year, f / 31, f % 31 + 1);
  }
}
