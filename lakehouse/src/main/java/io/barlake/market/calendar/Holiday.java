package io.barlake.market.calendar;

import java.io.Serializable;
import java.util.List;

/** A session with other hours than usual; with none it is closed. */
public record Holiday(String name, HolidayRule on, List<TradingHours> hours)
    implements Serializable {
  public Holiday {
    hours = List.copyOf(hours);
  }
}
