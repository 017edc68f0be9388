package io.barlake.bars.kernel;

import io.barlake.market.BarSeries;

/**
 * One-minute bars as the resampler takes them. {@code spreadTicks} is NaN and {@code ticks} is 0
 * where a minute does not know them; a column of which nothing is known is empty. Volume is 0 where
 * a source has none.
 */
public record MinuteSeries(BarSeries bars, double[] spreadTicks, int[] ticks) {
  private static final double[] NO_SPREADS = {};
  private static final int[] NO_TICKS = {};

  public MinuteSeries {
    if ((spreadTicks.length != 0 && spreadTicks.length != bars.size())
        || (ticks.length != 0 && ticks.length != bars.size())) {
      throw new IllegalArgumentException("columns of a minute series differ in length");
    }
  }

  /** Minutes of which only prices and volume are known. */
  public static MinuteSeries of(BarSeries bars) {
    return new MinuteSeries(bars, NO_SPREADS, NO_TICKS);
  }

  public int size() {
    return bars.size();
  }

  boolean hasSpreads() {
    return spreadTicks.length != 0;
  }

  boolean hasTicks() {
    return ticks.length != 0;
  }
}
