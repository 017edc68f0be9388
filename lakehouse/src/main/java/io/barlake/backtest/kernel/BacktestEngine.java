package io.barlake.backtest.kernel;

import io.barlake.backtest.grid.ParameterSet;
import io.barlake.backtest.metrics.TrialMetrics;
import io.barlake.backtest.rules.RuleStrategy;
import io.barlake.backtest.strategy.MovingAverageCross;
import io.barlake.backtest.strategy.Strategy;
import java.util.List;

/**
 * Computes trials of one strategy over the same bars and costs. Every engine gives the same metrics
 * as {@link ReferenceEngine}. An engine reuses its own memory from trial to trial: one thread each.
 */
public interface BacktestEngine {
  /** Computes a trial of each set, in any order, and gives each to a reader. */
  void run(List<ParameterSet> sets, TradeReader reader);

  /** The metrics of each trial, of one unit, in the order of the sets. */
  default List<TrialMetrics> trials(List<ParameterSet> sets) {
    TrialMetrics[] metrics = new TrialMetrics[sets.size()];
    run(sets, (set, trades, curve) -> metrics[set] = TrialMetrics.of(bars(), trades, curve));
    return List.of(metrics);
  }

  /** The bars over which it computes. */
  TickBars bars();

  /** What it is called where a sweep says by which engine it was computed. */
  String word();

  /**
   * The fastest engine there is for a strategy that trades by these rules.
   *
   * @param trades what it writes trades into; the reference has a {@link TradeLog} of its own
   */
  static BacktestEngine fastest(
      Strategy strategy, Quotes quotes, TradeRules rules, TradeTotals trades) {
    if (rules.entries().waits()) {
      return new ReferenceEngine(strategy, quotes, rules);
    }
    if (strategy instanceof MovingAverageCross) {
      return new CrossEngine(quotes, rules.exits(), trades);
    }
    return strategy instanceof RuleStrategy conditions
        ? new RuleEngine(conditions, quotes, rules.exits(), trades)
        : new ReferenceEngine(strategy, quotes, rules);
  }
}
