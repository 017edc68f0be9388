package io.barlake.market;

import java.time.LocalTime;

/**
 * When a market's week opens (Sunday) and closes (Friday), in New York wall time. Forex opens and
 * closes at 17:00; metals reopen at 18:00 and pause an hour each day from 17:00.
 */
public enum TradingWeek {
  FOREX(LocalTime.of(17, 0), LocalTime.of(17, 0), 0),
  METALS(LocalTime.of(18, 0), LocalTime.of(17, 0), 60);

  private final LocalTime sundayOpen;
  private final LocalTime fridayClose;
  private final int dailyBreakMinutes;

  TradingWeek(LocalTime sundayOpen, LocalTime fridayClose, int dailyBreakMinutes) {
    this.sundayOpen = sundayOpen;
    this.fridayClose = fridayClose;
    this.dailyBreakMinutes = dailyBreakMinutes;
  }

  public LocalTime sundayOpen() {
    return sundayOpen;
  }

  public LocalTime fridayClose() {
    return fridayClose;
  }

  /** The pause that begins at 17:00 New York on each weekday; 0 where there is none. */
  public int dailyBreakMinutes() {
    return dailyBreakMinutes;
  }
}
