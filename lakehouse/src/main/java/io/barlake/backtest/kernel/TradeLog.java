package io.barlake.backtest.kernel;

import io.barlake.backtest.entries.Entered;
import io.barlake.backtest.exits.ExitReason;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The trades of one trial in full, one column a field. Fill prices are in thousandths of a tick.
 * Bars are positions in the bars of the trial: a trade is filled at the open of its entry bar or,
 * by an order, inside of it, and at the open of its exit bar or {@link #endedInside} of it.
 */
public final class TradeLog extends TradeTotals {
  private int[] entryBar = new int[64];
  private byte[] direction = new byte[64];
  private long[] entryFill = new long[64];
  private long[] exitFill = new long[64];
  private long[] costs = new long[64];
  private ExitReason[] reason = new ExitReason[64];
  private boolean[] inside = new boolean[64];
  private Entered[] entered = new Entered[64];

  public TradeLog() {}

  @Override
  void add(
      int direction,
      int entryBar,
      long entryFill,
      int exitBar,
      long exitFill,
      long profit,
      long costs,
      ExitReason reason,
      boolean inside) {
    add(
        Entered.OPEN,
        direction,
        entryBar,
        entryFill,
        exitBar,
        exitFill,
        profit,
        costs,
        reason,
        inside);
  }

  /** The same of a trade that began in any way. */
  void add(
      Entered entered,
      int direction,
      int entryBar,
      long entryFill,
      int exitBar,
      long exitFill,
      long profit,
      long costs,
      ExitReason reason,
      boolean inside) {
    int trade = size();
    if (trade == this.entryBar.length) {
      grow();
    }
    this.direction[trade] = (byte) direction;
    this.entryBar[trade] = entryBar;
    this.entryFill[trade] = entryFill;
    this.exitFill[trade] = exitFill;
    this.costs[trade] = costs;
    this.reason[trade] = reason;
    this.inside[trade] = inside;
    this.entered[trade] = entered;
    super.add(direction, entryBar, entryFill, exitBar, exitFill, profit, costs, reason, inside);
  }

  /** 1 for a long trade, -1 for a short one. */
  public int direction(int trade) {
    return direction[trade];
  }

  public int entryBar(int trade) {
    return entryBar[trade];
  }

  public long entryFill(int trade) {
    return entryFill[trade];
  }

  public long exitFill(int trade) {
    return exitFill[trade];
  }

  public ExitReason reason(int trade) {
    return reason[trade];
  }

  /** Whether it ended after the open of its exit bar. */
  public boolean endedInside(int trade) {
    return inside[trade];
  }

  /** Bars over which the trade was held; the bar at whose open it ended is not one of them. */
  public int barsHeld(int trade) {
    return exitBar(trade) - entryBar[trade] + (inside[trade] ? 1 : 0);
  }

  /** What it paid: with its profit, the move of the bars' price. */
  public long costs(int trade) {
    return costs[trade];
  }

  /** The same trades, which stay as they are. */
  public TradeLog copy() {
    TradeLog copy = new TradeLog();
    for (int trade = 0; trade < size(); trade++) {
      copy.add(
          entered[trade],
          direction[trade],
          entryBar[trade],
          entryFill[trade],
          exitBar(trade),
          exitFill[trade],
          profit(trade),
          costs[trade],
          reason[trade],
          inside[trade]);
    }
    copy.countAmbiguousBars(ambiguousBars());
    return copy;
  }

  /** All of one trade. */
  public Trade trade(int trade) {
    return new Trade(
        entered[trade],
        direction[trade],
        entryBar[trade],
        entryFill[trade],
        exitBar(trade),
        exitFill[trade],
        profit(trade),
        costs[trade],
        reason[trade],
        inside[trade]);
  }

  /** All trades, in the order of time. */
  public List<Trade> list() {
    return IntStream.range(0, size()).mapToObj(this::trade).toList();
  }

  private void grow() {
    int larger = 2 * entryBar.length;
    entryBar = Arrays.copyOf(entryBar, larger);
    direction = Arrays.copyOf(direction, larger);
    entryFill = Arrays.copyOf(entryFill, larger);
    exitFill = Arrays.copyOf(exitFill, larger);
    costs = Arrays.copyOf(costs, larger);
    reason = Arrays.copyOf(reason, larger);
    inside = Arrays.copyOf(inside, larger);
    entered = Arrays.copyOf(entered, larger);
  }
}
