package io.barlake.backtest;

import io.barlake.backtest.costs.CostModel;
import io.barlake.backtest.costs.FillRule;
import io.barlake.backtest.exits.ExitRules;
import io.barlake.backtest.grid.ParameterSet;
import io.barlake.backtest.grid.ParameterSpace;
import io.barlake.backtest.kernel.BacktestEngine;
import io.barlake.backtest.kernel.ReferenceEngine;
import io.barlake.backtest.kernel.Replay;
import io.barlake.backtest.kernel.TickBars;
import io.barlake.backtest.metrics.TrialMetrics;
import io.barlake.backtest.strategy.Strategies;
import io.barlake.bars.StoredBars;
import io.barlake.market.PriceScale;
import io.barlake.market.Symbol;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * A sweep in the form that travels to tasks: the strategy by its name, the grid as ranges, and for
 * each symbol and frame where its bars lie. Trial n runs in the market {@code n / sets}.
 */
record SweepWork(
    String sweepId, String strategy, ParameterSpace space, ExitRules exits, List<Market> markets)
    implements Serializable {

  SweepWork {
    markets = new ArrayList<>(markets);
  }

  /** One symbol in one frame: its bars, the days that count, its tick, its year, the costs. */
  record Market(
      Symbol symbol,
      String frame,
      StoredBars bars,
      LocalDate from,
      LocalDate to,
      int decimals,
      int sessionsAYear,
      CostModel costs)
      implements Serializable {

    TickBars read() {
      StoredBars.Dated dated = bars.read().between(from, to);
      return TickBars.of(dated.bars(), new PriceScale(decimals), dated.sessionDay(), sessionsAYear);
    }
  }

  /** One trial that has been computed. */
  record Outcome(
      long trial, int market, ParameterSet parameters, TickBars bars, TrialMetrics metrics) {}

  /** Computes consecutive trials. */
  List<Outcome> run(long firstTrial, int trials) {
    List<Outcome> outcomes = new ArrayList<>(trials);
    Map<Integer, BacktestEngine> engines = new HashMap<>();
    long sets = space.count();
    Iterator<ParameterSet> parameters = space.from(firstTrial % sets);
    for (long trial = firstTrial; trial < firstTrial + trials; trial++) {
      if (!parameters.hasNext()) {
        parameters = space.from(0);
      }
      int market = (int) (trial / sets);
      TickBars bars = SharedBars.of(this, market);
      BacktestEngine engine =
          engines.computeIfAbsent(
              market,
              number ->
                  BacktestEngine.fastest(
                      Strategies.named(strategy).orElseThrow(),
                      bars,
                      exits,
                      new FillRule(markets.get(number).costs())));
      ParameterSet set = parameters.next();
      outcomes.add(new Outcome(trial, market, set, bars, engine.trial(set)));
    }
    return outcomes;
  }

  /** Computes one trial with its trades and its equity, by the reference. */
  Replay replay(long trial) {
    int market = (int) (trial / space.count());
    TickBars bars = SharedBars.of(this, market);
    return new ReferenceEngine(
            Strategies.named(strategy).orElseThrow(),
            bars,
            exits,
            new FillRule(markets.get(market).costs()))
        .replay(space.at(trial % space.count()));
  }
}
