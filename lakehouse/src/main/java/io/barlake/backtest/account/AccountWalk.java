package io.barlake.backtest.account;

import io.barlake.backtest.exits.Exits;
import io.barlake.backtest.kernel.Trade;
import io.barlake.backtest.kernel.TradeLog;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * One account through time, over the bars during which it holds something. At each stamp positions
 * end at opens, others begin, the margin is tested, and positions end inside of bars.
 */
final class AccountWalk {
  private static final long NEVER = Long.MAX_VALUE;

  /** Far more than anyone trades, and exact as a double. */
  private static final double MOST_STEPS = 1e15;

  private final AccountRules rules;
  private final List<Leg> legs;
  private final List<TradeLog> trades;
  private final Exits exits;
  private final int[] next;
  private final Holding[] held;
  private final List<SizedTrade> closed = new ArrayList<>();
  private long account;
  private long margin;
  private int refused;

  AccountWalk(AccountRules rules, List<Leg> legs, List<TradeLog> trades, Exits exits) {
    this.rules = rules;
    this.legs = legs;
    this.trades = trades;
    this.exits = exits;
    next = new int[legs.size()];
    held = new Holding[legs.size()];
    account = rules.capital();
  }

  /** The trades in the order in which they ended. */
  List<SizedTrade> run() {
    for (long now = nextStamp(); now != NEVER; now = nextStamp()) {
      endAtOpens(now);
      for (int leg = 0; leg < held.length; leg++) {
        if (held[leg] == null && nextEntry(leg) == now) {
          begin(leg, trades.get(leg).trade(next[leg]++));
        }
      }
      // A stop may lie where the entry's own spread has gone.
      endAtOpens(now);
      testMargin(now);
      for (Holding holding : held) {
        if (holding != null && holding.opens() == now) {
          if (holding.endsInside()) {
            end(holding, holding.ended());
          } else if (held.length == 1) {
            holding.moveTo(account, rules.stopOut() * margin);
          } else {
            holding.move();
          }
        }
      }
    }
    return closed;
  }

  int refused() {
    return refused;
  }

  private long nextStamp() {
    long first = NEVER;
    for (int leg = 0; leg < held.length; leg++) {
      first = Math.min(first, held[leg] == null ? nextEntry(leg) : held[leg].opens());
    }
    return first;
  }

  private long nextEntry(int leg) {
    return next[leg] == trades.get(leg).size()
        ? NEVER
        : legs.get(leg).opens(trades.get(leg).entryBar(next[leg]));
  }

  private void endAtOpens(long now) {
    for (Holding holding : held) {
      if (holding != null && holding.opens() == now && holding.endsAtOpen()) {
        end(holding, holding.ended());
      }
    }
  }

  private void end(Holding holding, SizedTrade trade) {
    closed.add(trade);
    account = Math.addExact(account, trade.profit());
    margin -= holding.margin();
    held[holding.leg()] = null;
  }

  private void begin(int leg, Trade trade) {
    Leg market = legs.get(leg);
    double equity = equity(Holding::worthBefore);
    double valueOfAStep = trade.entryFill() * market.moneyOfAThousandth(trade.entryBar());
    double wanted = rules.sizing().steps(new Entry(market, trade, equity, valueOfAStep));
    double free = (equity - margin) * rules.leverage() / valueOfAStep;
    double steps = Math.floor(Math.min(Math.min(wanted, free), MOST_STEPS));
    if (!(steps >= 1)) {
      refused++;
      return;
    }
    long used = Money.whole(valueOfAStep * steps / rules.leverage());
    held[leg] = new Holding(leg, market, trade, (long) steps, used);
    margin = Math.addExact(margin, used);
  }

  /** Ends all positions where the quotes, which are thought to move together, leave too little. */
  private void testMargin(long now) {
    if (margin == 0) {
      return;
    }
    double least = rules.stopOut() * margin;
    long atOpen = equity(holding -> holding.worthAtOpen(now));
    long atWorst = equity(holding -> holding.leastWorth(now));
    if (atOpen <= least) {
      cutShort(now, 0);
    } else if (atWorst <= least) {
      cutShort(now, (atOpen - least) / (atOpen - atWorst));
    }
  }

  private void cutShort(long now, double way) {
    for (Holding holding : held) {
      if (holding != null) {
        end(holding, holding.sized(holding.cutShort(now, way)));
      }
    }
  }

  private long equity(ToLongFunction<Holding> worth) {
    long equity = account;
    for (Holding holding : held) {
      equity = holding == null ? equity : Math.addExact(equity, worth.applyAsLong(holding));
    }
    return equity;
  }

  /** A position before it begins. */
  private final class Entry implements Sizing.Entry {
    private final Leg market;
    private final Trade trade;
    private final double equity;
    private final double valueOfAStep;

    Entry(Leg market, Trade trade, double equity, double valueOfAStep) {
      this.market = market;
      this.trade = trade;
      this.equity = equity;
      this.valueOfAStep = valueOfAStep;
    }

    @Override
    public double equity() {
      return equity;
    }

    @Override
    public double valueOfAStep() {
      return valueOfAStep;
    }

    @Override
    public double riskOfAStep() {
      return market.stopDistance(trade, exits) * market.moneyOfAThousandth(trade.entryBar());
    }

    @Override
    public double deviationOfAStep(int days) {
      double deviation = market.yearlyDeviation(trade.entryBar(), days);
      return deviation == 0 ? Double.NaN : deviation * market.moneyOfAThousandth(trade.entryBar());
    }

    @Override
    public double lotsOfAStep() {
      return market.lotsAStep();
    }
  }
}
