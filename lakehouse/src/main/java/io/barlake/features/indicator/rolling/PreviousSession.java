package io.barlake.features.indicator.rolling;

import io.barlake.features.indicator.Sessions;
import io.barlake.market.BarSeries;

/**
 * High, low and close of the last session that is over, as long as the next one lasts. The first
 * session of a series counts only if a bar of it begins no later than the session opens: else the
 * series may have begun in the middle of it. Before there is one the three are not numbers.
 */
public final class PreviousSession {
  private final SessionClock clock;
  private boolean any;
  private boolean whole;
  private double highest;
  private double lowest;
  private double last;
  private double high = Double.NaN;
  private double low = Double.NaN;
  private double close = Double.NaN;

  public PreviousSession(Sessions sessions) {
    clock = new SessionClock(sessions);
  }

  /** Moves on to a bar. */
  public void next(BarSeries bars, int i) {
    if (clock.begins(bars.openMicros()[i])) {
      if (whole) {
        high = highest;
        low = lowest;
        close = last;
      }
      whole = any || bars.openMicros()[i] <= clock.session().openMicros();
      any = true;
      highest = bars.high()[i];
      lowest = bars.low()[i];
    } else {
      highest = Math.max(highest, bars.high()[i]);
      lowest = Math.min(lowest, bars.low()[i]);
    }
    last = bars.close()[i];
  }

  public double high() {
    return high;
  }

  public double low() {
    return low;
  }

  public double close() {
    return close;
  }
}
