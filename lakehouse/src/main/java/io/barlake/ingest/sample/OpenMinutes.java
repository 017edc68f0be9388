package io.barlake.ingest.sample;

import io.barlake.market.TradingWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The minutes of a year in which a market trades, in order, as minutes since 1970 of UTC and of New
 * York wall time. The market is closed from 31 December 17:00 to 1 January 17:00, so no trading
 * minute is in one year by one clock and in another year by another.
 */
record OpenMinutes(int[] utc, int[] newYork) {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  static OpenMinutes of(int year, TradingWeek week) {
    int[] utc = new int[366 * TradingDay.MINUTES];
    int[] newYork = new int[utc.length];
    int size = 0;
    LocalDate end = LocalDate.of(year + 1, 1, 1);
    for (LocalDate day = LocalDate.of(year, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
      BitSet open = TradingDay.openMinutes(week, day);
      int midnight = Math.toIntExact(day.toEpochDay() * TradingDay.MINUTES);
      int offset = offsetMinutes(day);
      for (int minute = open.nextSetBit(0); minute >= 0; minute = open.nextSetBit(minute + 1)) {
        newYork[size] = midnight + minute;
        utc[size] = midnight + minute - offset;
        size++;
      }
    }
    return new OpenMinutes(Arrays.copyOf(utc, size), Arrays.copyOf(newYork, size));
  }

  /** Clocks change on Sunday at 02:00 while the markets are closed, so noon speaks for the day. */
  private static int offsetMinutes(LocalDate day) {
    return NEW_YORK.getRules().getOffset(day.atTime(12, 0)).getTotalSeconds() / 60;
  }

  int size() {
    return utc.length;
  }

  boolean opensAfterPause(int index) {
    return index == 0 || utc[index] - utc[index - 1] > 1;
  }

  int minuteOfDay(int index) {
    return newYork[index] % TradingDay.MINUTES;
  }

  int hour(int index) {
    return minuteOfDay(index) / 60;
  }

  LocalDate date(int index) {
    return LocalDate.ofEpochDay(newYork[index] / TradingDay.MINUTES);
  }

  /** Counts the trading days, which begin at 17:00 New York. */
  int tradingDay(int index) {
    return (newYork[index] + 7 * 60) / TradingDay.MINUTES;
  }
}
