package io.barlake.backtest.costs;

import io.barlake.market.calendar.TradingCalendar;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * What a position gets, or pays where it is negative, for being held: for each night, in
 * thousandths of a tick, and for each funding of a perpetual future, which longs pay to shorts, in
 * millionths of the price.
 *
 * @param closedDaysOn the day whose night counts for the days without a session too
 */
public record Carry(
    long longNight, long shortNight, DayOfWeek closedDaysOn, long fundingMillionths, int hours)
    implements Serializable {
  public static final Carry NONE = new Carry(0, 0, DayOfWeek.WEDNESDAY, 0, 8);

  /** A million ticks a night: far above any broker. */
  public static final long MOST = 1_000_000L * CostModel.TICK;

  private static final long HOUR_MICROS = 3_600_000_000L;

  public boolean none() {
    return longNight == 0 && shortNight == 0 && fundingMillionths == 0;
  }

  /** The same for what carries the same alone. */
  public String text() {
    return none() ? "none" : toString();
  }

  public long night(int direction) {
    return direction > 0 ? longNight : shortNight;
  }

  /** How many nights lie between the sessions of two days, each as often as it counts. */
  public int nights(TradingCalendar calendar, int fromDay, int toDay) {
    int nights = 0;
    for (int day = fromDay; day < toDay; day++) {
      LocalDate date = LocalDate.ofEpochDay(day);
      if (calendar.hasSession(date)) {
        boolean more = date.getDayOfWeek() == closedDaysOn;
        nights += more ? 1 + DayOfWeek.values().length - calendar.days().size() : 1;
      }
    }
    return nights;
  }

  /** How many fundings lie after one instant and up to another. */
  public long fundings(long afterMicros, long toMicros) {
    long every = hours * HOUR_MICROS;
    return Math.floorDiv(toMicros, every) - Math.floorDiv(afterMicros, every);
  }

  /** What a position of one unit gets at each funding. */
  public long funding(int direction, long price) {
    return -direction * Commission.share(price, fundingMillionths);
  }
}
