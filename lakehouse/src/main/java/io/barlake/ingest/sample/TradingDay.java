package io.barlake.ingest.sample;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;

import io.barlake.market.TradingWeek;
import io.barlake.market.calendar.Easter;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.BitSet;

/**
 * Which minutes of a New York calendar day a market trades. Besides the week: Christmas and New
 * Year for all; for metals also Good Friday and the early closes of the American holidays.
 */
final class TradingDay {
  static final int MINUTES = 1440;

  private static final MonthDay CHRISTMAS_EVE = MonthDay.of(12, 24);
  private static final MonthDay CHRISTMAS = MonthDay.of(12, 25);
  private static final MonthDay LAST_OF_YEAR = MonthDay.of(12, 31);
  private static final MonthDay NEW_YEAR = MonthDay.of(1, 1);
  private static final MonthDay INDEPENDENCE_DAY = MonthDay.of(7, 4);

  private static final int HOLIDAY_CLOSE = minute(LocalTime.of(13, 0));
  private static final int EVE_CLOSE = minute(LocalTime.of(13, 45));
  private static final int CHRISTMAS_NIGHT_CLOSE = minute(LocalTime.of(3, 0));

  private final TradingWeek week;
  private final LocalDate date;
  private final BitSet open = new BitSet(MINUTES);

  private TradingDay(TradingWeek week, LocalDate date) {
    this.week = week;
    this.date = date;
  }

  /** Bit m is set when the minute that begins m minutes after midnight is open. */
  static BitSet openMinutes(TradingWeek week, LocalDate newYorkDate) {
    TradingDay day = new TradingDay(week, newYorkDate);
    day.open.set(0, MINUTES);
    day.closeForTheWeekend();
    day.closeForTheDailyBreak();
    day.closeForYearEnd();
    switch (week) {
      case FOREX -> day.closeForexAtChristmas();
      case METALS -> day.closeMetalsOnHolidays();
    }
    return day.open;
  }

  private void closeForTheWeekend() {
    if (date.getDayOfWeek() == FRIDAY) {
      closeFrom(minute(week.fridayClose()));
    } else if (date.getDayOfWeek() == SATURDAY) {
      closeFrom(0);
    } else if (date.getDayOfWeek() == SUNDAY) {
      closeUntil(sundayOpen());
    }
  }

  private void closeForTheDailyBreak() {
    int breakStart = minute(week.fridayClose());
    open.clear(breakStart, breakStart + week.dailyBreakMinutes());
  }

  private void closeForYearEnd() {
    if (isOn(LAST_OF_YEAR)) {
      closeFrom(minute(week.fridayClose()));
    } else if (isOn(NEW_YEAR)) {
      closeUntil(sundayOpen());
    }
  }

  private void closeForexAtChristmas() {
    int dayEnd = minute(week.fridayClose());
    if (isOn(CHRISTMAS_EVE) && date.getDayOfWeek() != SUNDAY) {
      open.clear(dayEnd, dayEnd + 60);
    } else if (isOn(CHRISTMAS)) {
      open.clear(CHRISTMAS_NIGHT_CLOSE, dayEnd);
    }
  }

  private void closeMetalsOnHolidays() {
    LocalDate goodFriday = goodFriday(date.getYear());
    if (date.equals(goodFriday)) {
      closeFrom(0);
    } else if (date.equals(goodFriday.minusDays(1))) {
      closeFrom(minute(week.fridayClose()));
    } else if (isOn(CHRISTMAS_EVE)) {
      closeFrom(EVE_CLOSE);
    } else if (isOn(CHRISTMAS)) {
      closeUntil(sundayOpen());
    } else if (isAmericanHoliday(date)) {
      open.clear(HOLIDAY_CLOSE, sundayOpen());
    } else if (date.equals(thanksgiving(date.getYear()).plusDays(1))) {
      closeFrom(EVE_CLOSE);
    }
  }

  private void closeFrom(int minute) {
    open.clear(minute, MINUTES);
  }

  private void closeUntil(int minute) {
    open.clear(0, minute);
  }

  private boolean isOn(MonthDay day) {
    return MonthDay.from(date).equals(day);
  }

  private int sundayOpen() {
    return minute(week.sundayOpen());
  }

  private static boolean isAmericanHoliday(LocalDate date) {
    int year = date.getYear();
    return date.equals(monday(year, Month.JANUARY, 3))
        || date.equals(monday(year, Month.FEBRUARY, 3))
        || date.equals(monday(year, Month.MAY, -1))
        || date.equals(monday(year, Month.SEPTEMBER, 1))
        || date.equals(observed(INDEPENDENCE_DAY.atYear(year)))
        || date.equals(thanksgiving(year));
  }

  private static LocalDate monday(int year, Month month, int ordinal) {
    return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(ordinal, MONDAY));
  }

  private static LocalDate thanksgiving(int year) {
    return LocalDate.of(year, Month.NOVEMBER, 1)
        .with(TemporalAdjusters.dayOfWeekInMonth(4, THURSDAY));
  }

  private static LocalDate observed(LocalDate holiday) {
    return switch (holiday.getDayOfWeek()) {
      case SATURDAY -> holiday.minusDays(1);
      case SUNDAY -> holiday.plusDays(1);
      case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> holiday;
    };
  }

  static LocalDate goodFriday(int year) {
    return Easter.sunday(year).minusDays(2);
  }

  private static int minute(LocalTime time) {
    return time.getHour() * 60 + time.getMinute();
  }
}
