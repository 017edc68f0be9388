package io.barlake.features.indicator;

import io.barlake.market.BarSeries;
import java.util.List;

/**
 * A pure function from bars to one or several columns of numbers. The value of a bar uses that bar
 * and earlier ones only. It is NaN for as long as the column's warm-up lasts and finite ever after:
 * what a formula leaves undefined (an RSI of prices that never moved) has a value that the
 * indicator's own page states.
 *
 * <p>An indicator is a record of its parameters; its arithmetic is a static method named {@code of}
 * on plain arrays, for callers who hold only a column of prices and a window. These check the
 * window and nothing else: prices must be finite.
 */
public interface Indicator {
  /** The word and the parameters: {@code sma_20}. Every column's label begins with it. */
  String label();

  /** What is computed, in the order of the arrays of {@link #over}. */
  List<IndicatorColumn> columns();

  /** The fields of the bars that are read, in their usual order. */
  List<BarField> inputs();

  /** One array a column, each as long as the series. */
  double[][] over(BarSeries bars);
}
