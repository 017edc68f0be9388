package io.barlake.backtest.kernel;

import io.barlake.backtest.exits.ExitReason;
import java.util.Arrays;

/**
 * The trades of one trial in the order of time, one column a field. Fill prices and profits are in
 * thousandths of a tick; a profit is net of every cost. Bars are positions in the bars of the
 * trial: a trade is filled at the open of its entry bar, and at the open of its exit bar or {@link
 * #endedInside} of it.
 */
public final class TradeLog {
  private int[] entryBar = new int[64];
  private int[] exitBar = new int[64];
  private byte[] direction = new byte[64];
  private long[] entryFill = new long[64];
  private long[] exitFill = new long[64];
  private long[] profit = new long[64];
  private long[] costs = new long[64];
  private ExitReason[] reason = new ExitReason[64];
  private boolean[] inside = new boolean[64];
  private int size;
  private int stops;
  private int targets;
  private long traded;
  private long paid;
  private long barsInPosition;
  private int ambiguousBars;

  TradeLog() {}

  void clear() {
    size = 0;
    stops = 0;
    targets = 0;
    traded = 0;
    paid = 0;
    barsInPosition = 0;
    ambiguousBars = 0;
  }

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
    if (size == this.entryBar.length) {
      grow();
    }
    this.direction[size] = (byte) direction;
    this.entryBar[size] = entryBar;
    this.entryFill[size] = entryFill;
    this.exitBar[size] = exitBar;
    this.exitFill[size] = exitFill;
    this.profit[size] = profit;
    this.costs[size] = costs;
    this.reason[size] = reason;
    this.inside[size] = inside;
    stops += reason.isStop() ? 1 : 0;
    targets += reason == ExitReason.TARGET ? 1 : 0;
    traded = Math.addExact(traded, entryFill + exitFill);
    paid = Math.addExact(paid, costs);
    barsInPosition += barsHeld(size);
    size++;
  }

  void countAmbiguousBar() {
    ambiguousBars++;
  }

  public int size() {
    return size;
  }

  /** Whether the last trade was still open after the last bar and was closed at its close. */
  public boolean openAtEnd() {
    return size > 0 && reason[size - 1] == ExitReason.END;
  }

  /** Trades that ended at a stop, moved or not. */
  public int stops() {
    return stops;
  }

  /** Trades that ended at a target. */
  public int targets() {
    return targets;
  }

  /** The fills of entries and exits, added up. */
  public long traded() {
    return traded;
  }

  /** The costs of all trades. */
  public long paid() {
    return paid;
  }

  /** The bars that trades were held, added up. */
  public long barsInPosition() {
    return barsInPosition;
  }

  /** Bars that reached both the stop and the target of a position. */
  public int ambiguousBars() {
    return ambiguousBars;
  }

  /** 1 for a long trade, -1 for a short one. */
  public int direction(int trade) {
    return direction[trade];
  }

  public int entryBar(int trade) {
    return entryBar[trade];
  }

  public int exitBar(int trade) {
    return exitBar[trade];
  }

  public long entryFill(int trade) {
    return entryFill[trade];
  }

  public long exitFill(int trade) {
    return exitFill[trade];
  }

  public long profit(int trade) {
    return profit[trade];
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
    return exitBar[trade] - entryBar[trade] + (inside[trade] ? 1 : 0);
  }

  /** What it paid: with its profit, the move of the bars' price. */
  public long costs(int trade) {
    return costs[trade];
  }

  private void grow() {
    int larger = size * 2;
    entryBar = Arrays.copyOf(entryBar, larger);
    exitBar = Arrays.copyOf(exitBar, larger);
    direction = Arrays.copyOf(direction, larger);
    entryFill = Arrays.copyOf(entryFill, larger);
    exitFill = Arrays.copyOf(exitFill, larger);
    profit = Arrays.copyOf(profit, larger);
    costs = Arrays.copyOf(costs, larger);
    reason = Arrays.copyOf(reason, larger);
    inside = Arrays.copyOf(inside, larger);
  }
}
