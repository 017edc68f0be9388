package io.barlake.bars;

import io.barlake.market.calendar.Holiday;
import io.barlake.market.calendar.TradingCalendar;
import io.barlake.market.calendar.TradingHours;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lays out the days of a calendar: as its sessions, or from midnight to midnight of a zone. */
final class SessionDays {
  private static final LocalDate FIRST = LocalDate.of(1970, 1, 5);
  private static final LocalDate LAST = LocalDate.of(2099, 12, 31);

  private SessionDays() {}

  /** A stretch of time in which trades are expected. */
  record Stretch(long fromMicros, long untilMicros) {}

  /** A day: where its bars are counted from and cut, and by which date its week is told. */
  record Day(
      long openMicros,
      long closeMicros,
      long endMicros,
      LocalDate date,
      LocalDate weekOf,
      List<Stretch> trades) {}

  static List<Day> of(TradingCalendar calendar, Anchor anchor) {
    List<Day> sessions = sessions(calendar);
    return anchor.isSession() ? sessions : new Midnights(calendar, anchor, sessions).days();
  }

  private static List<Day> sessions(TradingCalendar calendar) {
    Map<LocalDate, Holiday> holidays = calendar.holidays(FIRST.getYear(), LAST.getYear());
    List<Day> sessions = new ArrayList<>();
    for (LocalDate date = FIRST; !date.isAfter(LAST); date = date.plusDays(1)) {
      if (!calendar.hasSession(date)) {
        continue;
      }
      List<TradingHours> usual = calendar.usualHours(date);
      Holiday holiday = holidays.get(date);
      List<Stretch> trades = new ArrayList<>();
      for (TradingHours hours : holiday == null ? usual : holiday.hours()) {
        trades.add(
            new Stretch(calendar.opensMicros(date, hours), calendar.closesMicros(date, hours)));
      }
      sessions.add(
          new Day(
              calendar.opensMicros(date, usual.get(0)),
              calendar.closesMicros(date, usual.get(usual.size() - 1)),
              calendar.endsMicros(date),
              date,
              date,
              trades));
    }
    return sessions;
  }

  /** Days of a zone. A date on which no session is usually open has none. */
  private static final class Midnights {
    private static final long NONE = Long.MIN_VALUE;

    private final TradingCalendar calendar;
    private final Anchor anchor;
    private final ZoneId zone;
    private final List<Day> sessions;
    private int session;

    Midnights(TradingCalendar calendar, Anchor anchor, List<Day> sessions) {
      this.calendar = calendar;
      this.anchor = anchor;
      this.zone = anchor.zoneId();
      this.sessions = sessions;
    }

    List<Day> days() {
      List<Day> days = new ArrayList<>();
      List<Stretch> stub = List.of();
      long stubOpen = NONE;
      for (LocalDate date = FIRST.minusDays(1); !date.isAfter(LAST); date = date.plusDays(1)) {
        long from = midnight(date);
        long until = midnight(date.plusDays(1));
        while (session < sessions.size() && sessions.get(session).closeMicros() <= from) {
          session++;
        }
        if (session == sessions.size() || sessions.get(session).openMicros() >= until) {
          continue;
        }
        LocalDate week = sessions.get(session).date();
        List<Stretch> trades = new ArrayList<>(stub);
        trades.addAll(tradesBetween(from, until));
        if (anchor.stub() == Anchor.Stub.MERGED && isStub(date, until)) {
          stub = trades;
          stubOpen = sessions.get(session).openMicros();
          continue;
        }
        long open = stubOpen == NONE ? from : stubOpen;
        days.add(new Day(open, until, until, date, week, trades));
        stub = List.of();
        stubOpen = NONE;
      }
      return days;
    }

    /** The date has no session of its own, and its trading goes on over midnight. */
    private boolean isStub(LocalDate date, long midnight) {
      Day current = sessions.get(session);
      return !calendar.hasSession(date)
          && current.openMicros() < midnight
          && current.closeMicros() > midnight;
    }

    private List<Stretch> tradesBetween(long from, long until) {
      List<Stretch> trades = new ArrayList<>();
      for (int s = session; s < sessions.size(); s++) {
        if (sessions.get(s).openMicros() >= until) {
          break;
        }
        for (Stretch stretch : sessions.get(s).trades()) {
          long cutFrom = Math.max(from, stretch.fromMicros());
          long cutUntil = Math.min(until, stretch.untilMicros());
          if (cutFrom < cutUntil) {
            trades.add(new Stretch(cutFrom, cutUntil));
          }
        }
      }
      return trades;
    }

    private long midnight(LocalDate date) {
      return date.atStartOfDay(zone).toEpochSecond() * 1_000_000;
    }
  }
}
