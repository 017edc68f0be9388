package io.barlake.backtest.kernel;

import io.barlake.backtest.exits.ExitRules;
import io.barlake.backtest.exits.Exits;
import io.barlake.backtest.grid.ParameterSet;
import io.barlake.backtest.rules.RuleStrategy;
import io.barlake.backtest.rules.Rules;
import io.barlake.backtest.rules.tile.RuleTiles;
import io.barlake.backtest.strategy.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Strategies that are written as rules: what the rules of many trials have in common is computed
 * once, a tile of bars at a time, and only the bars at which a desire changes count further. Its
 * memory is tiles and changes.
 */
public final class RuleEngine implements BacktestEngine {
  private final RuleStrategy strategy;
  private final TickBars bars;
  private final ExitRules exits;
  private final TradeConsumer consumer;
  private final PositionWalk walk;

  public RuleEngine(RuleStrategy strategy, Quotes quotes, ExitRules exits) {
    this(strategy, quotes, exits, new TradeTotals());
  }

  /** Trades are written into {@code trades}, one trial after the other. */
  RuleEngine(RuleStrategy strategy, Quotes quotes, ExitRules exits, TradeTotals trades) {
    this.strategy = strategy;
    this.bars = quotes.bars();
    this.exits = exits;
    consumer = new TradeConsumer(quotes, trades);
    walk = new PositionWalk(quotes, quotes.ranges(exits), consumer);
  }

  @Override
  public String word() {
    return "rules";
  }

  @Override
  public TickBars bars() {
    return bars;
  }

  @Override
  public void run(List<ParameterSet> sets, TradeReader reader) {
    Map<Rules, List<Integer>> alike = new LinkedHashMap<>();
    for (int n = 0; n < sets.size(); n++) {
      alike.computeIfAbsent(strategy.rules(sets.get(n)), any -> new ArrayList<>()).add(n);
    }
    RuleTiles tiles = new RuleTiles(bars.forFeatures());
    List<Desires> desires =
        alike.keySet().stream().map(rules -> new Desires(rules, tiles)).toList();
    // What is desired at the last close does nothing.
    int stop = bars.lastBar();
    for (int from = 0; from < stop; from += RuleTiles.BARS) {
      int to = Math.min(stop, from + RuleTiles.BARS);
      tiles.next(from, to);
      for (Desires each : desires) {
        each.next(from, to);
      }
    }
    int next = 0;
    for (List<Integer> numbers : alike.values()) {
      Desires desired = desires.get(next++);
      for (int n : numbers) {
        trade(sets.get(n), desired);
        consumer.tell(n, reader);
      }
    }
  }

  private void trade(ParameterSet set, Desires desired) {
    Direction direction = Direction.of(set);
    Exits own = exits.of(set);
    if (own.none()) {
      consumer.trade(desired, direction);
    } else {
      walk.trade(desired, direction, own);
    }
  }
}
