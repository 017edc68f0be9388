package io.barlake.backtest.kernel;

import io.barlake.backtest.exits.ExitRules;
import io.barlake.backtest.grid.ParameterSet;
import io.barlake.backtest.metrics.TrialMetrics;
import io.barlake.backtest.strategy.Strategy;
import java.util.List;

/** Any strategy through the {@link ReferenceLoop}: slow, and right by definition. */
public final class ReferenceEngine implements BacktestEngine {
  private final Strategy strategy;
  private final Quotes quotes;
  private final TradeRules rules;
  private final double[] ranges;
  private final double[] orderRanges;

  public ReferenceEngine(Strategy strategy, Quotes quotes, ExitRules exits) {
    this(strategy, quotes, TradeRules.of(exits));
  }

  public ReferenceEngine(Strategy strategy, Quotes quotes, TradeRules rules) {
    this.strategy = strategy;
    this.quotes = quotes;
    this.rules = rules;
    ranges = quotes.ranges(rules.exits());
    orderRanges = quotes.ranges(rules.entries());
  }

  @Override
  public String word() {
    return "reference";
  }

  @Override
  public TickBars bars() {
    return quotes.bars();
  }

  @Override
  public void run(List<ParameterSet> sets, TradeReader reader) {
    for (int n = 0; n < sets.size(); n++) {
      Replay replay = replay(sets.get(n));
      reader.read(n, replay.trades(), replay.curve());
    }
  }

  public TrialMetrics trial(ParameterSet parameters) {
    Replay replay = replay(parameters);
    return TrialMetrics.of(quotes.bars(), replay.trades(), replay.curve());
  }

  /** The trades and the account of one trial. */
  public Replay replay(ParameterSet parameters) {
    return replay(parameters, strategy.signal(quotes.bars(), parameters));
  }

  /** The same for positions that are known already. */
  public Replay replay(ParameterSet parameters, byte[] desired) {
    return ReferenceLoop.run(
        quotes,
        desired,
        rules.exits().of(parameters),
        ranges,
        rules.entries().of(parameters),
        orderRanges);
  }
}
