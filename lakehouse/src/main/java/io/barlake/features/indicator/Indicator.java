package io.barlake.features.indicator;

import io.barlake.market.BarSeries;
import java.util.List;

/**
 * A pure function from bars to one or several columns of numbers. The value of a bar uses that bar
 * and earlier ones only. It is NaN for as long as the column's warm-up lasts and finite ever after:
 * what a formula leaves undefined (an RSI of prices that never moved) has a value that the
 * indicator's own page states.
 *
 * <p>An indicator is a record of its parameters; its arithmetic is a pass over the bars, which
 * takes them in blocks and so cannot see what comes later. It may take for granted that prices are
 * finite, and volumes too if it reads them, the first of them above 0.
 */
public interface Indicator {
  /** The word and the parameters: {@code sma_20}. Every column's label begins with it. */
  String label();

  /** What is computed, in the order of the arrays of a pass. */
  List<IndicatorColumn> columns();

  /** The fields of the bars that are read, in their usual order. */
  List<BarField> inputs();

  /** What it makes of the time between two bars. */
  default Gaps gaps() {
    return Gaps.COUNTS_BARS;
  }

  /**
   * How many bars before a bar decide its values: computed from these alone they are the same, up
   * to a share of older bars below {@link Memory#SHARE}. {@link Memory#WHOLE} if every bar since
   * the first counts.
   */
  int lookBack();

  /** A pass from the first bar on. */
  IndicatorPass start();

  /** The same for one that may ask for the sessions of the bars. */
  default IndicatorPass start(Sessions sessions) {
    return start();
  }

  /** One array a column, each as long as the series. */
  default double[][] over(BarSeries bars) {
    double[][] columns = new double[columns().size()][bars.size()];
    fill(columns, bars);
    return columns;
  }

  /** The same into arrays that are there. */
  default void fill(double[][] columns, BarSeries bars) {
    int width = columns.length;
    double[][] block = new double[width][IndicatorPass.BLOCK];
    IndicatorPass pass = start();
    for (int from = 0; from < bars.size(); from += IndicatorPass.BLOCK) {
      int to = Math.min(bars.size(), from + IndicatorPass.BLOCK);
      pass.next(bars, from, to, block);
      for (int c = 0; c < width; c++) {
        System.arraycopy(block[c], 0, columns[c], from, to - from);
      }
    }
  }
}
