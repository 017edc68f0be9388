package io.barlake.features.indicator.rolling;

import io.barlake.bars.TradingSession;
import io.barlake.features.indicator.Sessions;

/** Follows the sessions of a series from bar to bar, and looks one up only where it begins. */
public final class SessionClock {
  private final Sessions sessions;
  private TradingSession session;
  private long endMicros = Long.MIN_VALUE;

  public SessionClock(Sessions sessions) {
    this.sessions = sessions;
  }

  /** Moves on to a bar; true if it is the first of its session. */
  public boolean begins(long openMicros) {
    if (openMicros < endMicros) {
      return false;
    }
    session = sessions.at(openMicros);
    endMicros = session.endMicros();
    return true;
  }

  /** The session of the bar it last moved to. */
  public TradingSession session() {
    return session;
  }
}
