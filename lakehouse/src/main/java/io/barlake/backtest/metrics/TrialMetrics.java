package io.barlake.backtest.metrics;

import io.barlake.backtest.costs.CostModel;
import io.barlake.backtest.kernel.EquityCurve;
import io.barlake.backtest.kernel.TickBars;
import io.barlake.backtest.kernel.TradeLog;
import java.io.Serializable;

/**
 * The scalars of one trial. Every ratio that Barlake shows of a trial is computed here and in the
 * two statistics, once, from trades and daily marks, whichever engine made them.
 */
public record TrialMetrics(
    TradeStatistics trades, EquityStatistics equity, long firstOpen, int bars, boolean openAtEnd)
    implements Serializable {

  public static TrialMetrics of(
      TickBars bars, CostModel costs, TradeLog trades, EquityCurve curve) {
    return new TrialMetrics(
        TradeStatistics.of(trades, costs),
        EquityStatistics.of(trades, curve),
        bars.open()[0],
        bars.size(),
        trades.openAtEnd());
  }

  /** Net profit over the initial capital: one unit at the first bar's open. */
  public double netReturn() {
    return (double) trades.netProfit() / (firstOpen * CostModel.TICK);
  }

  /** The share of bars in which a position was held. */
  public double exposure() {
    return (double) trades.barsInPosition() / bars;
  }
}
