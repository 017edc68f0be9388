package io.barlake.bars.kernel;

import io.barlake.bars.Timeframe;
import io.barlake.market.BarSeries;

/**
 * The bars of one frame in the order of time. {@code spreadTicks} is the mean over the minutes that
 * know their spread, each weighing the same, and NaN where none does. {@code sessionDate} is the
 * date of the session in which the bar ends, in days since 1970. Only the last bar can be not
 * {@code closed}: the minutes end before it does.
 */
public record FrameBars(
    Timeframe frame,
    BarSeries bars,
    double[] spreadTicks,
    BarCounts counts,
    int[] sessionDate,
    boolean[] closed) {

  public int size() {
    return bars.size();
  }
}
