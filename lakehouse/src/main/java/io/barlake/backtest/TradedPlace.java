package io.barlake.backtest;

import io.barlake.backtest.SweepWork.Market;
import io.barlake.backtest.account.Account;
import io.barlake.backtest.account.AccountRules;
import io.barlake.backtest.account.Leg;
import io.barlake.backtest.account.Settled;
import io.barlake.backtest.account.SizedTrade;
import io.barlake.backtest.exits.Exits;
import io.barlake.backtest.grid.ParameterSet;
import io.barlake.backtest.kernel.EquityCurve;
import io.barlake.backtest.kernel.Quotes;
import io.barlake.backtest.kernel.ReferenceEngine;
import io.barlake.backtest.kernel.Replay;
import io.barlake.backtest.kernel.TickBars;
import io.barlake.backtest.kernel.Trade;
import io.barlake.backtest.kernel.TradeLog;
import io.barlake.backtest.metrics.TrialMetrics;
import java.util.ArrayList;
import java.util.List;

/** A place with its bars in memory, what trading costs there, and the account that trades. */
final class TradedPlace {
  private final Place place;
  private final List<Quotes> quotes;
  private final AccountRules rules;
  private final List<Leg> legs;

  private TradedPlace(Place place, List<Quotes> quotes, AccountRules rules, List<Leg> legs) {
    this.place = place;
    this.quotes = quotes;
    this.rules = rules;
    this.legs = legs;
  }

  static TradedPlace read(SweepWork work, Place place) {
    List<Quotes> quotes = place.markets().stream().map(Market::read).toList();
    List<Leg> legs = new ArrayList<>();
    for (int n = 0; n < quotes.size() && work.account().sized(); n++) {
      Market market = place.markets().get(n);
      legs.add(
          new Leg(
              quotes.get(n),
              market.contract(),
              market.rate().at(quotes.get(n).bars().openMicros()),
              quotes.get(n).ranges(work.exits())));
    }
    return new TradedPlace(place, quotes, work.account(), legs);
  }

  Place place() {
    return place;
  }

  List<Quotes> quotes() {
    return quotes;
  }

  /** Whether positions have a size. */
  boolean sized() {
    return rules.sized();
  }

  /** A new account over its markets, for one thread. */
  Account account() {
    return new Account(rules, legs);
  }

  int bars() {
    return quotes.stream().mapToInt(each -> each.bars().size()).sum();
  }

  long firstMicros() {
    return quotes.stream().mapToLong(each -> each.bars().openMicros()[0]).min().orElseThrow();
  }

  long lastMicros() {
    return quotes.stream().mapToLong(each -> last(each.bars())).max().orElseThrow();
  }

  private static long last(TickBars bars) {
    return bars.openMicros()[bars.lastBar()];
  }

  /** One trial by the reference, with everything that there is to tell of it. */
  Settled replay(SweepWork work, ParameterSet set) {
    return settle(
        references(work).stream().map(engine -> engine.replay(set)).toList(), work.exits().of(set));
  }

  /** The reference over each market. */
  List<ReferenceEngine> references(SweepWork work) {
    return quotes.stream()
        .map(each -> new ReferenceEngine(work.strategy(), each, work.rules()))
        .toList();
  }

  /** What becomes of the trades of each market. */
  Settled settle(List<Replay> replays, Exits exits) {
    return sized()
        ? account().settle(replays.stream().map(Replay::trades).toList(), exits)
        : ofOneUnit(replays.get(0));
  }

  private Settled ofOneUnit(Replay replay) {
    TradeLog log = replay.trades();
    EquityCurve curve = replay.curve();
    return new Settled(
        log.list().stream().map(TradedPlace::oneUnit).toList(),
        curve,
        TrialMetrics.of(quotes.get(0).bars(), log, curve));
  }

  private static SizedTrade oneUnit(Trade trade) {
    return new SizedTrade(
        0, trade, 1, 1, trade.profit(), trade.costs(), trade.entryFill() + trade.exitFill());
  }
}
