package io.barlake.market.calendar;

import java.io.Serializable;
import java.time.LocalTime;

/** A stretch of a session in which trades are expected, in the wall time of its calendar. */
public record TradingHours(LocalTime opens, LocalTime closes) implements Serializable {
  /** Reads {@code 18:00-17:00}. */
  public static TradingHours parse(String text) {
    int dash = text.indexOf('-');
    return new TradingHours(
        LocalTime.parse(text.substring(0, Math.max(0, dash)).strip()),
        LocalTime.parse(text.substring(dash + 1).strip()));
  }

  @Override
  public String toString() {
    return opens + "-" + closes;
  }
}
