package io.barlake.bars.kernel;

import io.barlake.bars.SessionCalendar;
import io.barlake.bars.Timeframe;

/**
 * Tells the bar of a frame that an instant belongs to. Frames shorter than a day are counted from
 * the open of the session and cut at its close; what was recorded before the open is counted
 * backwards from it, and what came after the close forwards from that. Days, weeks and months are
 * whole sessions. Moving forwards is cheap.
 */
public final class FrameClock {
  private final SessionCalendar sessions;
  private final Timeframe frame;
  private final boolean intraday;
  private final long lengthMicros;

  /** The session in which the bar ends. */
  private int session = -1;

  /** The part of a session in which bars are counted from one instant, the base. */
  private long partStart = Long.MAX_VALUE;

  private long partEnd = Long.MIN_VALUE;
  private long base;

  /** A stretch of the session in which trades are expected without a pause. */
  private long tradesFrom;

  private long tradesUntil;

  private long start = Long.MAX_VALUE;
  private long open;
  private long end = Long.MIN_VALUE;

  public FrameClock(SessionCalendar sessions, Timeframe frame) {
    this.sessions = sessions;
    this.frame = frame;
    intraday = frame.isIntraday();
    lengthMicros = intraday ? frame.lengthMicros() : 0;
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

  /** From here on instants belong to the bar; for days and longer it may be before the stamp. */
  public long startMicros() {
    return start;
  }

  /** The instant from which the next bar begins. */
  public long endMicros() {
    return end;
  }

  /** Minutes of trading that the bar should hold. */
  public int expectedMinutes() {
    if (!intraday) {
      return (int) sessions.expectedMinutes(start, end);
    }
    // Most bars are whole and lie where the market trades.
    boolean whole = start >= tradesFrom && end <= tradesUntil && end - start == lengthMicros;
    return whole ? frame.count() : sessions.expectedMinutesWithin(session, start, end);
  }

  /**
   * Until here the bars that follow this one lie in the same session and lack no minute of trading;
   * {@link Long#MIN_VALUE} where that is not known.
   */
  long wholeUntilMicros() {
    return intraday && start >= tradesFrom ? Math.min(partEnd, tradesUntil) : Long.MIN_VALUE;
  }

  /** The date of the session in which the bar ends, in days since 1970. */
  public int sessionEpochDay() {
    return sessions.dateEpochDay(session);
  }

  private void moveWithinSession(long utcMicros) {
    if (utcMicros < partStart || utcMicros >= partEnd) {
      moveToPart(utcMicros);
    } else if (utcMicros >= end && utcMicros - end < lengthMicros) {
      // The usual step, to the bar that follows, without a division.
      start = end;
      open = start;
      end = Math.min(end + lengthMicros, partEnd);
      return;
    }
    long bars = Math.floorDiv(utcMicros - base, lengthMicros);
    end = Math.min(base + (bars + 1) * lengthMicros, partEnd);
    start = Math.max(partStart, base + bars * lengthMicros);
    open = start;
  }

  private void moveToPart(long utcMicros) {
    session = sessions.indexOf(utcMicros);
    tradesFrom = sessions.tradesFromMicros(session);
    tradesUntil = sessions.tradesUntilMicros(session);
    long sessionOpen = sessions.openMicros(session);
    long sessionClose = sessions.closeMicros(session);
    if (utcMicros < sessionOpen) {
      partStart = sessions.startMicros(session);
      partEnd = sessionOpen;
      base = sessionOpen;
    } else if (utcMicros < sessionClose) {
      partStart = sessionOpen;
      partEnd = sessionClose;
      base = sessionOpen;
    } else {
      partStart = sessionClose;
      partEnd = sessions.endMicros(session);
      base = sessionClose;
    }
  }

  private void moveToSessions(long utcMicros) {
    int index = sessions.indexOf(utcMicros);
    int first = sessions.firstOf(frame, index);
    session = sessions.lastOf(frame, index);
    start = sessions.startMicros(first);
    open = sessions.openMicros(first);
    end = sessions.endMicros(session);
  }
}
