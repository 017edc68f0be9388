package io.barlake.bars;

import io.barlake.BarlakeException;
import io.barlake.market.TradingWeek;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The sessions of a market, one after another, from 1970 to 2099. Every instant belongs to exactly
 * one of them: a session holds what lies in its day, and what was recorded while the market was
 * closed before it, such as a minute of a Saturday. Holidays are not known: a session that a
 * holiday cut short expects its usual minutes.
 */
public final class SessionCalendar {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final LocalTime DAY_TURNS = LocalTime.of(17, 0);
  private static final LocalDate FIRST_MONDAY = LocalDate.of(1970, 1, 5);
  private static final LocalDate END = LocalDate.of(2100, 1, 1);
  private static final long MINUTE_MICROS = 60_000_000L;
  private static final Map<TradingWeek, SessionCalendar> BY_WEEK = byWeek();
  private static final SessionCalendar ROUND_THE_CLOCK = new SessionCalendar(utcDays(), 7);

  private final int sessionsPerWeek;
  private final long[] opens;
  private final long[] tradesFrom;
  private final long[] tradesUntil;
  private final long[] closes;
  private final int[] dates;
  private final int[] months;

  /** Minutes expected in all sessions before this one. */
  private final long[] expectedBefore;

  private SessionCalendar(List<TradingSession> sessions, int sessionsPerWeek) {
    this.sessionsPerWeek = sessionsPerWeek;
    int count = sessions.size();
    opens = new long[count];
    tradesFrom = new long[count];
    tradesUntil = new long[count];
    closes = new long[count];
    dates = new int[count];
    months = new int[count];
    expectedBefore = new long[count + 1];
    for (int i = 0; i < count; i++) {
      TradingSession session = sessions.get(i);
      opens[i] = session.openMicros();
      tradesFrom[i] = session.tradesFromMicros();
      tradesUntil[i] = session.tradesUntilMicros();
      closes[i] = session.closeMicros();
      dates[i] = Math.toIntExact(session.date().toEpochDay());
      months[i] = session.date().getYear() * 12 + session.date().getMonthValue();
      expectedBefore[i + 1] = expectedBefore[i] + (tradesUntil[i] - tradesFrom[i]) / MINUTE_MICROS;
    }
  }

  /** Days from 17:00 to 17:00 New York, closing Monday to Friday. */
  public static SessionCalendar of(TradingWeek week) {
    return BY_WEEK.get(week);
  }

  /** For markets that never close, such as crypto: days of UTC, weeks from Monday. */
  public static SessionCalendar roundTheClock() {
    return ROUND_THE_CLOCK;
  }

  /** The session that the instant belongs to. */
  public TradingSession sessionOf(long utcMicros) {
    return session(indexOf(utcMicros));
  }

  public TradingSession session(int index) {
    return new TradingSession(
        opens[index],
        tradesFrom[index],
        tradesUntil[index],
        closes[index],
        LocalDate.ofEpochDay(dates[index]));
  }

  /** Trades are expected at this instant. */
  public boolean isOpen(long utcMicros) {
    int index = indexOf(utcMicros);
    return utcMicros >= tradesFrom[index] && utcMicros < tradesUntil[index];
  }

  /** Whole minutes of trading from the first instant up to, and without, the second. */
  public long expectedMinutes(long fromMicros, long toMicros) {
    return expectedUntil(toMicros) - expectedUntil(fromMicros);
  }

  /** The place of the instant's session in the order of sessions; neighbours differ by one. */
  public int indexOf(long utcMicros) {
    int found = Arrays.binarySearch(closes, utcMicros);
    int index = found >= 0 ? found + 1 : -found - 1;
    if (index == closes.length || utcMicros < opens[0]) {
      throw BarlakeException.badInput(
          "Unsupported stamp %s: sessions are known from %s to %s.",
          instant(utcMicros), instant(opens[0]), instant(closes[closes.length - 1]));
    }
    return index;
  }

  /** From here on instants belong to this session: the close of the one before. */
  public long startMicros(int index) {
    return index == 0 ? opens[0] : closes[index - 1];
  }

  public long openMicros(int index) {
    return opens[index];
  }

  public long tradesFromMicros(int index) {
    return tradesFrom[index];
  }

  public long tradesUntilMicros(int index) {
    return tradesUntil[index];
  }

  public long closeMicros(int index) {
    return closes[index];
  }

  /** The date that names the session, in days since 1970. */
  public int dateEpochDay(int index) {
    return dates[index];
  }

  public int firstOfWeek(int index) {
    return index - index % sessionsPerWeek;
  }

  public int lastOfWeek(int index) {
    return Math.min(firstOfWeek(index) + sessionsPerWeek, opens.length) - 1;
  }

  /** The first session whose date is in the same month. */
  public int firstOfMonth(int index) {
    int first = index;
    while (first > 0 && months[first - 1] == months[index]) {
      first--;
    }
    return first;
  }

  /** The last session whose date is in the same month. */
  public int lastOfMonth(int index) {
    int last = index;
    while (last < months.length - 1 && months[last + 1] == months[index]) {
      last++;
    }
    return last;
  }

  private long expectedUntil(long utcMicros) {
    int index = indexOf(utcMicros);
    long traded = Math.min(utcMicros, tradesUntil[index]) - tradesFrom[index];
    return expectedBefore[index] + Math.max(0, traded) / MINUTE_MICROS;
  }

  private static Map<TradingWeek, SessionCalendar> byWeek() {
    Map<TradingWeek, SessionCalendar> calendars = new EnumMap<>(TradingWeek.class);
    for (TradingWeek week : TradingWeek.values()) {
      calendars.put(week, new SessionCalendar(newYorkDays(week), 5));
    }
    return calendars;
  }

  private static List<TradingSession> newYorkDays(TradingWeek week) {
    List<TradingSession> sessions = new ArrayList<>();
    for (LocalDate date = FIRST_MONDAY; date.isBefore(END); date = date.plusDays(1)) {
      DayOfWeek day = date.getDayOfWeek();
      if (day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY) {
        continue;
      }
      LocalDate eve = date.minusDays(1);
      long open = newYorkMicros(eve, DAY_TURNS);
      long close = newYorkMicros(date, DAY_TURNS);
      long tradesFrom =
          day == DayOfWeek.MONDAY
              ? newYorkMicros(eve, week.sundayOpen())
              : open + week.dailyBreakMinutes() * MINUTE_MICROS;
      long tradesUntil = day == DayOfWeek.FRIDAY ? newYorkMicros(date, week.fridayClose()) : close;
      sessions.add(new TradingSession(open, tradesFrom, tradesUntil, close, date));
    }
    return sessions;
  }

  private static List<TradingSession> utcDays() {
    List<TradingSession> sessions = new ArrayList<>();
    for (LocalDate date = FIRST_MONDAY; date.isBefore(END); date = date.plusDays(1)) {
      long open = micros(date.atStartOfDay(ZoneOffset.UTC));
      long close = micros(date.plusDays(1).atStartOfDay(ZoneOffset.UTC));
      sessions.add(new TradingSession(open, open, close, close, date));
    }
    return sessions;
  }

  private static long newYorkMicros(LocalDate date, LocalTime time) {
    return micros(ZonedDateTime.of(date, time, NEW_YORK));
  }

  private static long micros(ZonedDateTime time) {
    return time.toEpochSecond() * 1_000_000;
  }

  private static Instant instant(long utcMicros) {
    return Instant.EPOCH.plus(utcMicros, ChronoUnit.MICROS);
  }
}
