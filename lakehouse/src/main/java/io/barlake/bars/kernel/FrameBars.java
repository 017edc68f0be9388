package io.barlake.bars.kernel;

import io.barlake.bars.Timeframe;
import io.barlake.market.BarSeries;
import java.util.Arrays;

/**
 * The bars of one frame in the order of time. {@code spreadTicks} is the mean over the minutes that
 * know their spread, each weighing the same. {@code volume} and {@code spreadTicks} are NaN where
 * no minute knows its own, and empty where none of any bar does. {@code sessionDate} is the date of
 * the session in which the bar ends, in days since 1970. Only the last bar can be not {@code
 * closed}: the minutes end before it does.
 */
public record FrameBars(
    Timeframe frame,
    long[] openMicros,
    double[] open,
    double[] high,
    double[] low,
    double[] close,
    double[] volume,
    double[] spreadTicks,
    BarCounts counts,
    int[] sessionDate,
    boolean[] closed) {

  public int size() {
    return openMicros.length;
  }

  /** The prices and the volume. */
  public BarSeries bars() {
    double[] known = volume;
    if (known.length == 0) {
      known = new double[size()];
      Arrays.fill(known, Double.NaN);
    }
    return new BarSeries(openMicros, open, high, low, close, known);
  }
}
