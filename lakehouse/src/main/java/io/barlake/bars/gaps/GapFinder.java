package io.barlake.bars.gaps;

import io.barlake.bars.SessionCalendar;
import io.barlake.market.Micros;
import io.barlake.market.calendar.Holiday;
import io.barlake.market.calendar.TradingCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds every hole between the minutes of a series and says why it is there. A hole that has
 * several reasons, such as a Friday that ended early before a weekend, is several gaps.
 */
public final class GapFinder {
  private static final long LEAST_SWITCH_MICROS = 55 * Micros.MINUTE;
  private static final long MOST_SWITCH_MICROS = 65 * Micros.MINUTE;
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2099;

  private final SessionCalendar sessions;
  private final SessionCalendar usual;
  private final Map<LocalDate, Holiday> holidays;

  public GapFinder(TradingCalendar calendar) {
    sessions = SessionCalendar.of(calendar);
    usual = SessionCalendar.of(calendar.withoutHolidays());
    holidays = calendar.holidays(FIRST_YEAR, LAST_YEAR);
  }

  /** The gaps between stamps of minutes, which rise. */
  public List<Gap> find(long[] stamps) {
    QuietHours quiet = QuietHours.of(sessions, stamps);
    List<Gap> gaps = new ArrayList<>();
    for (int i = 1; i < stamps.length; i++) {
      long from = stamps[i - 1] + Micros.MINUTE;
      while (from < stamps[i]) {
        Gap gap = gap(from, stamps[i], quiet);
        gaps.add(gap);
        from = gap.untilMicros();
      }
    }
    return gaps;
  }

  /** The gap that begins here, and ends at the next minute at the latest. */
  private Gap gap(long from, long nextMinute, QuietHours quiet) {
    if (sessions.isOpen(from)) {
      long until = Math.min(nextMinute, sessions.openUntilMicros(from));
      return new Gap(from, until, openClass(from, until, quiet), "");
    }
    long opens = sessions.nextOpenMicros(from);
    if (usual.isOpen(from)) {
      long until = Math.min(Math.min(nextMinute, opens), usual.openUntilMicros(from));
      return holiday(from, until);
    }
    long until = Math.min(Math.min(nextMinute, opens), usual.nextOpenMicros(from));
    long closed = usual.nextOpenMicros(from) - usual.lastCloseMicros(from);
    return new Gap(from, until, closed > Micros.DAY ? GapClass.WEEKEND : GapClass.DAILY_BREAK, "");
  }

  /** Holidays that follow each other are gaps of their own. */
  private Gap holiday(long from, long until) {
    int session = sessions.indexOf(from);
    Holiday holiday = holidays.get(LocalDate.ofEpochDay(sessions.dateEpochDay(session)));
    long ends = Math.min(until, sessions.endMicros(session));
    return new Gap(from, ends, GapClass.HOLIDAY, holiday == null ? "" : holiday.name());
  }

  private static GapClass openClass(long from, long until, QuietHours quiet) {
    long length = until - from;
    if (length >= LEAST_SWITCH_MICROS && length <= MOST_SWITCH_MICROS && ClockSwitches.near(from)) {
      return GapClass.SWITCH_HOUR;
    }
    return length < Micros.DAY && quiet.explain(from, until)
        ? GapClass.QUIET_MARKET
        : GapClass.MISSING_DATA;
  }
}
