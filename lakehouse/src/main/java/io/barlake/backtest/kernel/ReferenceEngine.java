package io.barlake.backtest.kernel;

import io.barlake.backtest.costs.FillRule;
import io.barlake.backtest.exits.DistanceUnit;
import io.barlake.backtest.exits.ExitRules;
import io.barlake.backtest.grid.ParameterSet;
import io.barlake.backtest.metrics.TrialMetrics;
import io.barlake.backtest.strategy.Strategy;
import java.util.List;

/** Any strategy through the {@link ReferenceLoop}: slow, and right by definition. */
public final class ReferenceEngine implements BacktestEngine {
  private final Strategy strategy;
  private final TickBars bars;
  private final ExitRules exits;
  private final FillRule fills;
  private final double[] ranges;

  public ReferenceEngine(Strategy strategy, TickBars bars, ExitRules exits, FillRule fills) {
    this.strategy = strategy;
    this.bars = bars;
    this.exits = exits;
    this.fills = fills;
    ranges =
        exits.any() && exits.unit() == DistanceUnit.RANGES
            ? bars.averageRanges(exits.rangeWindow())
            : new double[0];
  }

  @Override
  public String word() {
    return "reference";
  }

  @Override
  public List<TrialMetrics> trials(List<ParameterSet> sets) {
    return sets.stream().map(this::trial).toList();
  }

  public TrialMetrics trial(ParameterSet parameters) {
    Replay replay = replay(parameters);
    return TrialMetrics.of(bars, fills.costs(), replay.trades(), replay.curve());
  }

  /** The average true range at each close; empty where no distance is a multiple of it. */
  double[] ranges() {
    return ranges;
  }

  /** The trades and the account of one trial. */
  public Replay replay(ParameterSet parameters) {
    return replay(parameters, strategy.signal(bars, parameters));
  }

  /** The same for positions that are known already. */
  public Replay replay(ParameterSet parameters, byte[] desired) {
    return ReferenceLoop.run(bars, desired, exits.of(parameters), ranges, fills);
  }
}
