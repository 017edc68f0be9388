package io.barlake.backtest;

import io.barlake.BarlakeException;
import io.barlake.backtest.account.AccountRules;
import io.barlake.backtest.account.Contract;
import io.barlake.backtest.account.ExchangeRate;
import io.barlake.backtest.costs.CostModel;
import io.barlake.backtest.exits.ExitRules;
import io.barlake.backtest.exits.InsideBar;
import io.barlake.backtest.grid.ParameterSet;
import io.barlake.backtest.grid.ParameterSpace;
import io.barlake.backtest.kernel.MinutesBelow;
import io.barlake.backtest.kernel.Quotes;
import io.barlake.backtest.kernel.TickBars;
import io.barlake.backtest.kernel.TradeRules;
import io.barlake.backtest.metrics.TrialMetrics;
import io.barlake.backtest.strategy.Strategy;
import io.barlake.bars.StoredBars;
import io.barlake.bars.Timeframe;
import io.barlake.market.PriceScale;
import io.barlake.market.Side;
import io.barlake.market.Symbol;
import io.barlake.market.calendar.TradingCalendar;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A sweep in the form that travels to tasks: the strategy, the grid as ranges, and for each symbol
 * and frame where its bars lie. Trial n runs at the place {@code n / sets}.
 */
record SweepWork(
    String sweepId,
    Strategy strategy,
    ParameterSpace space,
    TradeRules rules,
    AccountRules account,
    List<Place> places)
    implements Serializable {

  SweepWork {
    places = new ArrayList<>(places);
  }

  ExitRules exits() {
    return rules.exits();
  }

  /**
   * One symbol in one frame: its bars, the minutes below them and whether those are asked what came
   * first, the days that count, its tick, its days, the costs, its sizes, and what its currency is
   * worth in that of the account.
   */
  record Market(
      Symbol symbol,
      String frame,
      StoredBars bars,
      StoredBars minutes,
      InsideBar inside,
      LocalDate from,
      LocalDate to,
      int decimals,
      TradingCalendar calendar,
      CostModel costs,
      Contract contract,
      ExchangeRate rate)
      implements Serializable {

    Quotes read() {
      StoredBars.Dated dated = dated();
      TickBars ticks =
          TickBars.of(
              dated.bars(),
              new PriceScale(decimals),
              dated.sessionDay(),
              Timeframe.parse(frame),
              calendar);
      MinutesBelow below =
          asksMinutes() ? MinutesBelow.of(ticks, below(dated.side()).bars()) : MinutesBelow.NONE;
      return new Quotes(ticks, dated.side(), dated.spreadTicks(), below, costs);
    }

    /** Whether minutes say what came first in a bar; those of a minute have none below. */
    boolean asksMinutes() {
      return inside == InsideBar.MINUTES && !Timeframe.parse(frame).equals(Timeframe.MINUTE);
    }

    /** The minutes of its days. */
    StoredBars.Dated below(Side side) {
      StoredBars.Dated found = minutes.read().between(from, to);
      if (found.side() != side) {
        throw BarlakeException.badInput(
            "Cannot ask minutes what came first in bars of %s %s: the bars are made of %s, the"
                + " minutes have %s. Run \"jobs/barlake bars --frames %s --symbols %s\" first.",
            symbol, frame, side.word(), found.side().word(), frame, symbol);
      }
      return found;
    }

    /** The bars of its days. */
    StoredBars.Dated dated() {
      return bars.read().between(from, to);
    }
  }

  /** One trial that has been computed. */
  record Outcome(long trial, TradedPlace place, ParameterSet parameters, TrialMetrics metrics) {}

  long trials() {
    return space.count() * places.size();
  }

  /** Computes consecutive trials. */
  List<Outcome> run(long firstTrial, int trials) {
    List<Outcome> outcomes = new ArrayList<>(trials);
    long sets = space.count();
    long next = firstTrial;
    while (next < firstTrial + trials) {
      long until = Math.min(firstTrial + trials, (placeOf(next) + 1) * sets);
      run(next, until, outcomes);
      next = until;
    }
    return outcomes;
  }

  /** Those of one place, before {@code until}. */
  private void run(long first, long until, List<Outcome> outcomes) {
    TradedPlace place = SharedBars.of(this, placeOf(first));
    Iterator<ParameterSet> from = space.from(first % space.count());
    List<ParameterSet> parameters = new ArrayList<>();
    for (long trial = first; trial < until; trial++) {
      parameters.add(from.next());
    }
    List<TrialMetrics> metrics = new PlaceEngine(this, place).trials(parameters);
    for (int n = 0; n < parameters.size(); n++) {
      outcomes.add(new Outcome(first + n, place, parameters.get(n), metrics.get(n)));
    }
  }

  int placeOf(long trial) {
    return (int) (trial / space.count());
  }

  ParameterSet parametersOf(long trial) {
    return space.at(trial % space.count());
  }
}
