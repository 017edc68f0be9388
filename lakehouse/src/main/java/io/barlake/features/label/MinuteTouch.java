package io.barlake.features.label;

import io.barlake.market.BarSeries;
import java.util.Arrays;

/** Looks into the minutes of a bar: the first one that touches a single barrier tells. */
public final class MinuteTouch implements FirstTouch {
  private final BarSeries minutes;
  private final long[] barEnds;

  /**
   * @param barEnds when each bar ends: the minutes of a bar are those since the end of the bar
   *     before it
   */
  public MinuteTouch(BarSeries minutes, long[] barEnds) {
    this.minutes = minutes;
    this.barEnds = barEnds;
  }

  @Override
  public int in(int bar, double upper, double lower) {
    for (int i = firstMinute(bar); i < minutes.size(); i++) {
      if (minutes.openMicros()[i] >= barEnds[bar]) {
        return UNKNOWN;
      }
      double open = minutes.open()[i];
      boolean above = minutes.high()[i] >= upper;
      boolean below = minutes.low()[i] <= lower;
      if (open >= upper || (above && !below)) {
        return UPPER;
      }
      if (open <= lower || (below && !above)) {
        return LOWER;
      }
      if (above) {
        return UNKNOWN;
      }
    }
    return UNKNOWN;
  }

  private int firstMinute(int bar) {
    if (bar == 0) {
      return 0;
    }
    int found = Arrays.binarySearch(minutes.openMicros(), barEnds[bar - 1]);
    return found >= 0 ? found : -found - 1;
  }
}
