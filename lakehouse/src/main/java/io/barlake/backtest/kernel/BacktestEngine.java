package io.barlake.backtest.kernel;

import io.barlake.backtest.exits.ExitRules;
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
  /** The metrics of each trial, in the order of the sets. */
  List<TrialMetrics> trials(List<ParameterSet> sets);

  /** What it is called where a sweep says by which engine it was computed. */
  String word();

  /** The fastest engine there is for a strategy and these exits. */
  static BacktestEngine fastest(Strategy strategy, Quotes quotes, ExitRules exits) {
    if (strategy instanceof MovingAverageCross) {
      return new CrossEngine(quotes, exits);
    }
    return strategy instanceof RuleStrategy rules
        ? new RuleEngine(rules, quotes, exits)
        : new ReferenceEngine(strategy, quotes, exits);
  }
}
