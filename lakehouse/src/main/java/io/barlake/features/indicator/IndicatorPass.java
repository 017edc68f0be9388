package io.barlake.features.indicator;

import io.barlake.market.BarSeries;

/**
 * One walk of an indicator over a series, in blocks that follow each other from bar 0 on. What it
 * remembers between two blocks is its own; the arrays of the bars still hold the bars before the
 * block. The values do not depend on where the blocks are cut.
 */
@FunctionalInterface
public interface IndicatorPass {
  /** Bars a block when nobody asks for another size: some columns of it fit the nearest cache. */
  int BLOCK = 512;

  /**
   * Computes the bars from {@code from} to before {@code to}.
   *
   * @param out one array a column, at least as long as the block: {@code out[c][i - from]} becomes
   *     the value of bar {@code i}
   */
  void next(BarSeries bars, int from, int to, double[][] out);
}
