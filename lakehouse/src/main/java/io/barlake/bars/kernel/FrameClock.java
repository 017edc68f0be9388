package io.barlake.bars.kernel;

import io.barlake.bars.SessionCalendar;
import io.barlake.bars.Timeframe;

/**
 * Tells the bar of a frame that an instant belongs to. Frames shorter than a day are counted from
 * the open of the session, forwards and, for what was recorded while the market was closed before
 * it, backwards; days, weeks and months are whole sessions. Moving forwards is cheap.
 */
public final class FrameClock {
  private static final long MINUTE_MICROS = 60_000_000L;

  private final SessionCalendar sessions;
  private final Timeframe frame;
  private final boolean intraday;
  private final long lengthMicros;

  /** The session in which the bar ends. */
  private int session = -1;

  private long sessionStart = Long.MAX_VALUE;
  private long sessionEnd = Long.MIN_VALUE;
  private long tradesFrom;
  private long tradesUntil;
  private long start = Long.MAX_VALUE;
  private long open;
  private long end = Long.MIN_VALUE;

  public FrameClock(SessionCalendar sessions, Timeframe frame) {
    this.sessions = sessions;
    this.frame = frame;
    intraday = frame.isIntraday();
    lengthMicros = frame.lengthMicros();
  }

  /** Moves to the bar that the instant belongs to. */
  public void moveTo(long utcMicros) {
    if (utcMicros >= start && utcMicros < end) {
      return;
    }
    if (intraday) {
      moveWithinSession(utcMicros);
    } else {
      moveToSessions(utcMicros);
    }
  }

  /**
   * The stamp of the bar. A day or week that took in a stray minute of the closed hours before it
   * is stamped at its open all the same, and holds a minute that is earlier.
   */
  public long openMicros() {
    return open;
  }

  /** The instant from which the next bar begins. */
  public long endMicros() {
    return end;
  }

  /** Minutes of trading that the bar should hold. */
  public int expectedMinutes() {
    if (intraday) {
      long traded = Math.min(end, tradesUntil) - Math.max(start, tradesFrom);
      return (int) (Math.max(0, traded) / MINUTE_MICROS);
    }
    return (int) sessions.expectedMinutes(open, end);
  }

  /** The date of the session in which the bar ends, in days since 1970. */
  public int sessionEpochDay() {
    return sessions.dateEpochDay(session);
  }

  private void moveWithinSession(long utcMicros) {
    if (utcMicros < sessionStart || utcMicros >= sessionEnd) {
      session = sessions.indexOf(utcMicros);
      sessionStart = sessions.startMicros(session);
      sessionEnd = sessions.closeMicros(session);
      tradesFrom = sessions.tradesFromMicros(session);
      tradesUntil = sessions.tradesUntilMicros(session);
    } else if (utcMicros >= end && utcMicros - end < lengthMicros) {
      // The usual step, to the bar that follows, without a division.
      start = end;
      open = start;
      end += lengthMicros;
      return;
    }
    long sessionOpen = sessions.openMicros(session);
    long bars = Math.floorDiv(utcMicros - sessionOpen, lengthMicros);
    end = sessionOpen + (bars + 1) * lengthMicros;
    // The closed hours of a weekend need not divide by the frame: clocks may have changed in them.
    start = Math.max(sessionStart, end - lengthMicros);
    open = start;
  }

  private void moveToSessions(long utcMicros) {
    int index = sessions.indexOf(utcMicros);
    int first = index;
    session = index;
    if (frame.equals(Timeframe.WEEK)) {
      first = sessions.firstOfWeek(index);
      session = sessions.lastOfWeek(index);
    } else if (frame.equals(Timeframe.MONTH)) {
      first = sessions.firstOfMonth(index);
      session = sessions.lastOfMonth(index);
    }
    start = sessions.startMicros(first);
    open = sessions.openMicros(first);
    end = sessions.closeMicros(session);
  }
}
