package io.barlake.backtest;

import io.barlake.backtest.costs.CostModel;
import io.barlake.backtest.exits.ExitRules;
import io.barlake.backtest.grid.ParameterSet;
import io.barlake.backtest.grid.ParameterSpace;
import io.barlake.backtest.kernel.BacktestEngine;
import io.barlake.backtest.kernel.Quotes;
import io.barlake.backtest.kernel.ReferenceEngine;
import io.barlake.backtest.kernel.Replay;
import io.barlake.backtest.kernel.TickBars;
import io.barlake.backtest.metrics.TrialMetrics;
import io.barlake.backtest.strategy.Strategy;
import io.barlake.bars.StoredBars;
import io.barlake.bars.Timeframe;
import io.barlake.market.PriceScale;
import io.barlake.market.Symbol;
import io.barlake.market.calendar.TradingCalendar;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A sweep in the form that travels to tasks: the strategy, the grid as ranges, and for each symbol
 * and frame where its bars lie. Trial n runs in the market {@code n / sets}.
 */
record SweepWork(
    String sweepId, Strategy strategy, ParameterSpace space, ExitRules exits, List<Market> markets)
    implements Serializable {

  SweepWork {
    markets = new ArrayList<>(markets);
  }

  /** One symbol in one frame: its bars, the days that count, its tick, its days, the costs. */
  record Market(
      Symbol symbol,
      String frame,
      StoredBars bars,
      LocalDate from,
      LocalDate to,
      int decimals,
      TradingCalendar calendar,
      CostModel costs)
      implements Serializable {

    Quotes read() {
      StoredBars.Dated dated = bars.read().between(from, to);
      TickBars ticks =
          TickBars.of(
              dated.bars(),
              new PriceScale(decimals),
              dated.sessionDay(),
              Timeframe.parse(frame),
              calendar);
      return new Quotes(ticks, dated.side(), dated.spreadTicks(), costs);
    }
  }

  /** One trial that has been computed. */
  record Outcome(
      long trial, int market, ParameterSet parameters, TickBars bars, TrialMetrics metrics) {}

  long trials() {
    return space.count() * markets.size();
  }

  /** Computes consecutive trials. */
  List<Outcome> run(long firstTrial, int trials) {
    List<Outcome> outcomes = new ArrayList<>(trials);
    long sets = space.count();
    long next = firstTrial;
    while (next < firstTrial + trials) {
      int market = (int) (next / sets);
      long until = Math.min(firstTrial + trials, (market + 1) * sets);
      run(market, next, until, outcomes);
      next = until;
    }
    return outcomes;
  }

  /** Those of one market, before {@code until}. */
  private void run(int market, long first, long until, List<Outcome> outcomes) {
    Quotes quotes = SharedBars.of(this, market);
    Iterator<ParameterSet> from = space.from(first % space.count());
    List<ParameterSet> parameters = new ArrayList<>();
    for (long trial = first; trial < until; trial++) {
      parameters.add(from.next());
    }
    List<TrialMetrics> metrics = BacktestEngine.fastest(strategy, quotes, exits).trials(parameters);
    for (int n = 0; n < parameters.size(); n++) {
      outcomes.add(
          new Outcome(first + n, market, parameters.get(n), quotes.bars(), metrics.get(n)));
    }
  }

  Market marketOf(long trial) {
    return markets.get((int) (trial / space.count()));
  }

  /** Computes one trial with its trades and its equity over the bars of its market. */
  Replay replay(long trial, Quotes quotes) {
    return new ReferenceEngine(strategy, quotes, exits).replay(space.at(trial % space.count()));
  }
}
