package io.barlake.backtest;

import io.barlake.backtest.account.Account;
import io.barlake.backtest.grid.ParameterSet;
import io.barlake.backtest.kernel.BacktestEngine;
import io.barlake.backtest.kernel.TradeLog;
import io.barlake.backtest.kernel.TradeTotals;
import io.barlake.backtest.metrics.TrialMetrics;
import java.util.ArrayList;
import java.util.List;

/** Computes the trials of one place: one unit at a time, or an account over all of its markets. */
final class PlaceEngine {
  /** So many trials have the trades of several markets in memory. */
  private static final int AT_ONCE = 256;

  private final SweepWork work;
  private final TradedPlace place;
  private final List<BacktestEngine> engines;

  PlaceEngine(SweepWork work, TradedPlace place) {
    this.work = work;
    this.place = place;
    engines =
        place.quotes().stream()
            .map(
                quotes ->
                    BacktestEngine.fastest(
                        work.strategy(),
                        quotes,
                        work.rules(),
                        place.sized() ? new TradeLog() : new TradeTotals()))
            .toList();
  }

  /** What computes a trial here, in words. */
  String word() {
    return engines.get(0).word() + (place.sized() ? ", then the account" : "");
  }

  /** The metrics of each trial, in the order of the sets. */
  List<TrialMetrics> trials(List<ParameterSet> sets) {
    if (!place.sized()) {
      return engines.get(0).trials(sets);
    }
    Account account = place.account();
    TrialMetrics[] metrics = new TrialMetrics[sets.size()];
    if (engines.size() == 1) {
      engines
          .get(0)
          .run(
              sets,
              (set, log, curve) ->
                  metrics[set] = settle(account, List.of((TradeLog) log), sets.get(set)));
    } else {
      for (int from = 0; from < metrics.length; from += AT_ONCE) {
        settle(account, sets, from, Math.min(metrics.length, from + AT_ONCE), metrics);
      }
    }
    return List.of(metrics);
  }

  /** Of several markets the trades of some trials are kept until those of all are known. */
  private void settle(
      Account account, List<ParameterSet> all, int from, int to, TrialMetrics[] metrics) {
    List<ParameterSet> sets = all.subList(from, to);
    List<TradeLog[]> trades = new ArrayList<>();
    for (BacktestEngine engine : engines) {
      TradeLog[] ofMarket = new TradeLog[sets.size()];
      engine.run(sets, (set, log, curve) -> ofMarket[set] = ((TradeLog) log).copy());
      trades.add(ofMarket);
    }
    for (int n = 0; n < sets.size(); n++) {
      int set = n;
      List<TradeLog> logs = trades.stream().map(ofMarket -> ofMarket[set]).toList();
      metrics[from + n] = settle(account, logs, sets.get(n));
    }
  }

  private TrialMetrics settle(Account account, List<TradeLog> trades, ParameterSet set) {
    return account.settle(trades, work.exits().of(set)).metrics();
  }
}
