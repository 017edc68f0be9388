package io.barlake.backtest.kernel;

import io.barlake.backtest.costs.FillRule;
import io.barlake.backtest.grid.ParameterSet;
import io.barlake.backtest.metrics.TrialMetrics;
import io.barlake.backtest.strategy.Strategy;

/** Any strategy through the {@link ReferenceLoop}: slow, and right by definition. */
public final class ReferenceEngine implements BacktestEngine {
  private final Strategy strategy;
  private final TickBars bars;
  private final FillRule fills;

  public ReferenceEngine(Strategy strategy, TickBars bars, FillRule fills) {
    this.strategy = strategy;
    this.bars = bars;
    this.fills = fills;
  }

  @Override
  public TrialMetrics trial(ParameterSet parameters) {
    Replay replay = replay(parameters);
    return TrialMetrics.of(bars, fills.costs(), replay.trades(), replay.curve());
  }

  /** The trades and the account of one trial. */
  public Replay replay(ParameterSet parameters) {
    return ReferenceLoop.run(bars, strategy.signal(bars, parameters), fills);
  }
}
