package io.barlake.market.calendar;

import io.barlake.Sha256;
import io.barlake.market.TradingWeek;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When a market trades, as a file of {@code conf/calendars} says it: sessions of some days of the
 * week, which begin at {@code dayBegins} (of the day before, unless that is midnight) and are named
 * by the date on which they end; the hours of each, the holidays, and how many sessions a year is
 * taken to have.
 */
public record TradingCalendar(
    String name,
    ZoneId zone,
    LocalTime dayBegins,
    List<DayOfWeek> days,
    List<Era> eras,
    List<Holiday> holidays,
    int sessionsAYear)
    implements Serializable {

  private static final int DAY_MINUTES = 1_440;

  /** The usual hours until a date, that date included. */
  public record Era(LocalDate until, List<TradingHours> hours) implements Serializable {
    public Era {
      hours = List.copyOf(hours);
    }
  }

  public TradingCalendar {
    days = days.stream().distinct().sorted().toList();
    eras = List.copyOf(eras);
    holidays = List.copyOf(holidays);
    if (days.isEmpty()) {
      throw new IllegalArgumentException("expected at least one day");
    }
    if (sessionsAYear < 1 || sessionsAYear > 366) {
      throw new IllegalArgumentException(
          "sessions-a-year = " + sessionsAYear + ", expected 1 to 366");
    }
    for (Era era : eras) {
      if (era.hours().isEmpty()) {
        throw new IllegalArgumentException("expected hours");
      }
      requireInOrder(era.hours(), dayBegins);
    }
    for (Holiday holiday : holidays) {
      requireInOrder(holiday.hours(), dayBegins);
      holiday.on().in(holiday.on().firstYear());
    }
  }

  /** Differs from that of any calendar that says something else. */
  public String fingerprint() {
    return Sha256.shortOf(toString());
  }

  /** The same market if it kept its usual hours always. */
  public TradingCalendar withoutHolidays() {
    return new TradingCalendar(name, zone, dayBegins, days, eras, List.of(), sessionsAYear);
  }

  /** Whether the date has a session, be it a closed one. */
  public boolean hasSession(LocalDate date) {
    return days.contains(date.getDayOfWeek());
  }

  /** The hours of a session without a holiday. */
  public List<TradingHours> usualHours(LocalDate date) {
    for (Era era : eras) {
      if (!date.isAfter(era.until())) {
        return era.hours();
      }
    }
    throw new DateTimeException("no hours on " + date);
  }

  /** The holidays from one year to another by their dates; of two on one date the first listed. */
  public Map<LocalDate, Holiday> holidays(int firstYear, int lastYear) {
    Map<LocalDate, Holiday> byDate = new HashMap<>();
    for (Holiday holiday : holidays) {
      // A holiday that is observed on another day may come from the year after.
      for (int year = firstYear; year <= lastYear + 1; year++) {
        holiday.on().in(year).ifPresent(date -> byDate.putIfAbsent(date, holiday));
      }
    }
    return byDate;
  }

  /** When the session of this date begins, in microseconds of UTC since 1970. */
  public long beginsMicros(LocalDate date) {
    return micros(date, 0);
  }

  public long endsMicros(LocalDate date) {
    return micros(date, DAY_MINUTES);
  }

  public long opensMicros(LocalDate date, TradingHours hours) {
    return micros(date, openMinute(hours, dayBegins));
  }

  public long closesMicros(LocalDate date, TradingHours hours) {
    return micros(date, closeMinute(hours, dayBegins));
  }

  /** How its weeks look in New York, by which unknown clocks are measured; a guess for others. */
  public TradingWeek week() {
    for (TradingWeek week : TradingWeek.values()) {
      if (week.sundayOpen().equals(eras.get(eras.size() - 1).hours().get(0).opens())) {
        return week;
      }
    }
    return TradingWeek.FOREX;
  }

  private long micros(LocalDate date, int minuteOfSession) {
    LocalDate begins = dayBegins.equals(LocalTime.MIDNIGHT) ? date : date.minusDays(1);
    return ZonedDateTime.of(begins.atTime(dayBegins).plusMinutes(minuteOfSession), zone)
            .toEpochSecond()
        * 1_000_000;
  }

  private static void requireInOrder(List<TradingHours> hours, LocalTime dayBegins) {
    int last = -1;
    for (TradingHours stretch : hours) {
      int opens = openMinute(stretch, dayBegins);
      if (opens <= last && last >= 0) {
        throw new IllegalArgumentException("hours overlap or are not in order: " + hours);
      }
      last = closeMinute(stretch, dayBegins);
      if (last <= opens) {
        throw new IllegalArgumentException(
            "hours " + stretch + " do not lie in a day from " + dayBegins);
      }
    }
  }

  private static int openMinute(TradingHours hours, LocalTime dayBegins) {
    return Math.floorMod(minute(hours.opens()) - minute(dayBegins), DAY_MINUTES);
  }

  private static int closeMinute(TradingHours hours, LocalTime dayBegins) {
    int minute = Math.floorMod(minute(hours.closes()) - minute(dayBegins), DAY_MINUTES);
    return minute == 0 ? DAY_MINUTES : minute;
  }

  private static int minute(LocalTime time) {
    return time.getHour() * 60 + time.getMinute();
  }
}
