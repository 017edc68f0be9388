package io.barlake.features.label;

import io.barlake.market.BarSeries;
import java.util.List;

/**
 * A pure function from bars to what became of the price after each of them. It looks ahead, and so
 * is never a feature. A signal on the close of bar {@code t} acts at the open of bar {@code t + 1}:
 * there every label enters the market. Bars are counted, time is not: a weekend is one step.
 *
 * <p>The label of a bar is known at the close of a later one, and depends on no bar after that. It
 * is absent until the warm-up is complete, and while the bar that decides it is still to come.
 */
public sealed interface LabelRule permits ForwardReturn, TripleBarrier {
  /** The word and the parameters: {@code forward_12}. Every column's name begins with it. */
  String name();

  /** The columns, in their order. */
  List<LabelColumn> columns();

  /** How many bars at the beginning of a series have no label. */
  int warmUp();

  /** How many bars after a bar decide its label at most. */
  int horizon();

  /**
   * The labels of bars whose prices are finite and above 0.
   *
   * @param touch asked where a bar holds two barriers
   */
  Outcomes over(BarSeries bars, FirstTouch touch);
}
