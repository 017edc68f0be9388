package io.barlake.market.calendar;

import java.time.LocalDate;
import java.time.Month;

/** Easter Sunday of the Gregorian calendar. */
public final class Easter {
  private Easter() {}

  /** By Meeus' arithmetic. */
  public static LocalDate sunday(int year) {
    int moonYear = year % 19;
    int century = year / 100;
    int yearOfCentury = year % 100;
    int epact =
        (19 * moonYear + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    int weekday =
        (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7;
    int correction = (moonYear + 11 * epact + 22 * weekday) / 451;
    int dayOfMarch = epact + weekday - 7 * correction + 22;
    return LocalDate.of(year, Month.MARCH, 1).plusDays(dayOfMarch - 1L);
  }
}
