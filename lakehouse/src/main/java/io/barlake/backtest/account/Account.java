package io.barlake.backtest.account;

import io.barlake.backtest.exits.Exits;
import io.barlake.backtest.kernel.EquityCurve;
import io.barlake.backtest.kernel.TradeLog;
import io.barlake.backtest.kernel.TradeTotals;
import io.barlake.backtest.metrics.TrialMetrics;
import java.util.Comparator;
import java.util.List;

/**
 * Gives the trades of one unit their size, and money to their profit. Strategy and exits decide
 * when something is traded, the account how much, and nothing more where it cannot hold it: a trade
 * that it refuses or cuts short is over until the next one of its market.
 */
public final class Account {
  private final AccountRules rules;
  private final List<Leg> legs;
  private final AccountDays days;

  public Account(AccountRules rules, List<Leg> legs) {
    this.rules = rules;
    this.legs = List.copyOf(legs);
    days = new AccountDays(legs);
  }

  /** What becomes of the trades of each market, with the exits of their trial. */
  public Settled settle(List<TradeLog> trades, Exits exits) {
    AccountWalk walk = new AccountWalk(rules, legs, trades, exits);
    List<SizedTrade> closed = walk.run();
    EquityCurve curve = curve(closed);
    return new Settled(closed, curve, metrics(totals(closed, trades, walk.refused()), curve));
  }

  /** A trade and the day at which it ended, which markets begin at different hours. */
  private record Ended(int day, SizedTrade trade) {
    void addTo(TradeTotals totals) {
      totals.add(
          day,
          trade.profit(),
          trade.costs(),
          trade.value(),
          trade.trade().barsHeld(),
          trade.trade().reason());
    }
  }

  private TrialMetrics metrics(TradeTotals totals, EquityCurve curve) {
    return TrialMetrics.of(
        totals,
        curve,
        rules.toCapital(),
        legs.stream().mapToInt(leg -> leg.bars().sessionsAYear()).max().orElseThrow(),
        legs.stream().mapToInt(leg -> leg.bars().size()).sum());
  }

  private TradeTotals totals(List<SizedTrade> closed, List<TradeLog> logs, int refused) {
    TradeTotals totals = new TradeTotals();
    closed.stream()
        .map(trade -> new Ended(days.dayOf(trade.leg(), trade.trade().exitBar()), trade))
        .sorted(Comparator.comparingInt(Ended::day))
        .forEach(ended -> ended.addTo(totals));
    logs.forEach(log -> totals.countAmbiguousBars(log.ambiguousBars()));
    totals.countRefused(refused);
    return totals;
  }

  /** Each market has its own trades and marks, which add up. */
  private EquityCurve curve(List<SizedTrade> closed) {
    long[] equity = new long[days.size()];
    for (int leg = 0; leg < legs.size(); leg++) {
      int number = leg;
      mark(leg, closed.stream().filter(trade -> trade.leg() == number).toList(), equity);
    }
    EquityCurve curve = days.curve();
    for (int day = 0; day < equity.length; day++) {
      curve.mark(day, equity[day]);
    }
    return curve;
  }

  private void mark(int leg, List<SizedTrade> trades, long[] equity) {
    long realised = 0;
    int next = 0;
    for (int day = 0; day < equity.length; day++) {
      int bar = days.lastBar(leg, day);
      while (next < trades.size() && trades.get(next).trade().exitBar() <= bar) {
        realised = Math.addExact(realised, trades.get(next++).profit());
      }
      boolean open = next < trades.size() && trades.get(next).trade().entryBar() <= bar;
      long worth = open ? legs.get(leg).worth(trades.get(next), bar) : 0;
      equity[day] = Math.addExact(equity[day], Math.addExact(realised, worth));
    }
  }
}
