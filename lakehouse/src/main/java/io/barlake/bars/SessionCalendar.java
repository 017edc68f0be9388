package io.barlake.bars;

import io.barlake.BarlakeException;
import io.barlake.market.Micros;
import io.barlake.market.calendar.TradingCalendar;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sessions of a market, one after another, from 1970 to 2099. Every instant belongs to exactly
 * one of them: a session holds what lies in its day, and what was recorded while the market was
 * closed before it, such as a minute of a Saturday. Trades are expected in the stretches that the
 * hours of the session name; on a holiday there may be none.
 */
public final class SessionCalendar {
  private static final Map<Origin, SessionCalendar> MADE = new ConcurrentHashMap<>();

  private record Origin(TradingCalendar calendar, Anchor anchor) {}

  private final long[] opens;
  private final long[] closes;
  private final long[] ends;
  private final int[] dates;
  private final int[] weeks;
  private final int[] months;

  /** The stretches of session {@code i} are those from here to before those of the next. */
  private final int[] firstStretch;

  private final long[] tradesFrom;
  private final long[] tradesUntil;

  /** Until when trades are expected where the stretches that follow begin as this one ends. */
  private final long[] tradesOnUntil;

  /** Minutes expected in all stretches before this one. */
  private final long[] expectedBefore;

  private SessionCalendar(List<SessionDays.Day> days) {
    int count = days.size();
    opens = new long[count];
    closes = new long[count];
    ends = new long[count];
    dates = new int[count];
    weeks = new int[count];
    months = new int[count];
    firstStretch = new int[count + 1];
    int stretches = days.stream().mapToInt(day -> day.trades().size()).sum();
    tradesFrom = new long[stretches];
    tradesUntil = new long[stretches];
    expectedBefore = new long[stretches + 1];
    int next = 0;
    for (int i = 0; i < count; i++) {
      SessionDays.Day day = days.get(i);
      opens[i] = day.openMicros();
      closes[i] = day.closeMicros();
      ends[i] = day.endMicros();
      dates[i] = Math.toIntExact(day.date().toEpochDay());
      weeks[i] = weekOf(day.weekOf());
      months[i] = day.date().getYear() * 12 + day.date().getMonthValue() - 1;
      firstStretch[i] = next;
      for (SessionDays.Stretch stretch : day.trades()) {
        tradesFrom[next] = stretch.fromMicros();
        tradesUntil[next] = stretch.untilMicros();
        expectedBefore[next + 1] =
            expectedBefore[next] + (tradesUntil[next] - tradesFrom[next]) / Micros.MINUTE;
        next++;
      }
    }
    firstStretch[count] = next;
    tradesOnUntil = tradesUntil.clone();
    for (int i = stretches - 2; i >= 0; i--) {
      if (tradesFrom[i + 1] == tradesUntil[i]) {
        tradesOnUntil[i] = tradesOnUntil[i + 1];
      }
    }
  }

  /** Days as the calendar has them. */
  public static SessionCalendar of(TradingCalendar calendar) {
    return of(calendar, Anchor.SESSION);
  }

  /** Days that begin where the anchor says; what is expected in them is the calendar's. */
  public static SessionCalendar of(TradingCalendar calendar, Anchor anchor) {
    return MADE.computeIfAbsent(
        new Origin(calendar, anchor),
        origin -> new SessionCalendar(SessionDays.of(calendar, anchor)));
  }

  /** The session that the instant belongs to. */
  public TradingSession sessionOf(long utcMicros) {
    return session(indexOf(utcMicros));
  }

  public TradingSession session(int index) {
    return new TradingSession(
        startMicros(index),
        opens[index],
        closes[index],
        ends[index],
        LocalDate.ofEpochDay(dates[index]));
  }

  /** Trades are expected at this instant. */
  public boolean isOpen(long utcMicros) {
    int next = stretchAfter(utcMicros);
    return next > 0 && utcMicros < tradesUntil[next - 1];
  }

  /** From this instant on, itself included, the first at which trades are expected. */
  public long nextOpenMicros(long utcMicros) {
    if (isOpen(utcMicros)) {
      return utcMicros;
    }
    int next = stretchAfter(utcMicros);
    if (next == tradesFrom.length) {
      throw unknown(utcMicros);
    }
    return tradesFrom[next];
  }

  /**
   * When the market closed last, for an instant at which it is closed; 1970 if it had not opened.
   */
  public long lastCloseMicros(long utcMicros) {
    int next = stretchAfter(utcMicros);
    return next == 0 ? 0 : tradesUntil[next - 1];
  }

  /** Until when trades are expected without a pause, from an instant at which they are. */
  public long openUntilMicros(long utcMicros) {
    return tradesOnUntil[stretchAfter(utcMicros) - 1];
  }

  /** Whole minutes of trading from the first instant up to, and without, the second. */
  public long expectedMinutes(long fromMicros, long toMicros) {
    return expectedUntil(toMicros) - expectedUntil(fromMicros);
  }

  /** The same where both instants lie in this session; quicker. */
  public int expectedMinutesWithin(int session, long fromMicros, long toMicros) {
    long traded = 0;
    for (int i = firstStretch[session]; i < firstStretch[session + 1]; i++) {
      traded +=
          Math.max(0, Math.min(toMicros, tradesUntil[i]) - Math.max(fromMicros, tradesFrom[i]));
    }
    return (int) (traded / Micros.MINUTE);
  }

  /** The place of the instant's session in the order of sessions; neighbours differ by one. */
  public int indexOf(long utcMicros) {
    int found = Arrays.binarySearch(ends, utcMicros);
    int index = found >= 0 ? found + 1 : -found - 1;
    if (index == ends.length || utcMicros < 0) {
      throw unknown(utcMicros);
    }
    return index;
  }

  /** From here on instants belong to this session: the end of the one before. */
  public long startMicros(int index) {
    return index == 0 ? 0 : ends[index - 1];
  }

  public long openMicros(int index) {
    return opens[index];
  }

  public long closeMicros(int index) {
    return closes[index];
  }

  public long endMicros(int index) {
    return ends[index];
  }

  /** When the first stretch of trading begins; the session's end where there is none. */
  public long tradesFromMicros(int index) {
    boolean closed = firstStretch[index] == firstStretch[index + 1];
    return closed ? ends[index] : tradesFrom[firstStretch[index]];
  }

  /** When the first stretch of trading ends. */
  public long tradesUntilMicros(int index) {
    boolean closed = firstStretch[index] == firstStretch[index + 1];
    return closed ? ends[index] : tradesUntil[firstStretch[index]];
  }

  /** The date that names the session, in days since 1970. */
  public int dateEpochDay(int index) {
    return dates[index];
  }

  /** The first session of the same bar of a frame that is no shorter than a day. */
  public int firstOf(Timeframe frame, int index) {
    if (frame.unit() == Timeframe.Unit.DAY) {
      return index - index % frame.count();
    }
    int[] places = places(frame);
    int first = index;
    while (first > 0 && together(places, first - 1, index, frame.count())) {
      first--;
    }
    return first;
  }

  /** The last session of the same bar of a frame that is no shorter than a day. */
  public int lastOf(Timeframe frame, int index) {
    if (frame.unit() == Timeframe.Unit.DAY) {
      return Math.min(firstOf(frame, index) + frame.count(), ends.length) - 1;
    }
    int[] places = places(frame);
    int last = index;
    while (last < ends.length - 1 && together(places, last + 1, index, frame.count())) {
      last++;
    }
    return last;
  }

  private int[] places(Timeframe frame) {
    return switch (frame.unit()) {
      case WEEK -> weeks;
      case MONTH -> months;
      case MINUTE, DAY -> throw new IllegalArgumentException("sessions of " + frame);
    };
  }

  private static boolean together(int[] places, int one, int other, int count) {
    return Math.floorDiv(places[one], count) == Math.floorDiv(places[other], count);
  }

  private long expectedUntil(long utcMicros) {
    int next = stretchAfter(utcMicros);
    if (next == 0) {
      return 0;
    }
    long traded = Math.min(utcMicros, tradesUntil[next - 1]) - tradesFrom[next - 1];
    return expectedBefore[next - 1] + traded / Micros.MINUTE;
  }

  /** The first stretch that begins after the instant. */
  private int stretchAfter(long utcMicros) {
    int found = Arrays.binarySearch(tradesFrom, utcMicros);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Weeks from Monday to Sunday, in which the sessions of a trading week are together. */
  private static int weekOf(LocalDate date) {
    return Math.toIntExact(Math.floorDiv(date.toEpochDay() + 3, 7));
  }

  private BarlakeException unknown(long utcMicros) {
    return BarlakeException.badInput(
        "Unsupported stamp %s: sessions are known from 1970 to %s.",
        Micros.instant(utcMicros), Micros.instant(ends[ends.length - 1]));
  }
}
