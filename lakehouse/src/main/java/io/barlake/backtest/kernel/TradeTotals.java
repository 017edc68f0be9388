package io.barlake.backtest.kernel;

import io.barlake.backtest.exits.ExitReason;
import java.util.Arrays;

/**
 * The trades of one trial as far as its metrics need them, in the order of time: the exit bar and
 * the profit of each, net of every cost, and sums of all else. Amounts are in thousandths of a
 * tick, or in the money of an account.
 */
public sealed class TradeTotals permits TradeLog {
  private int[] exitBar = new int[64];
  private long[] profit = new long[64];
  private int size;
  private int stops;
  private int targets;
  private long traded;
  private long paid;
  private long barsInPosition;
  private int ambiguousBars;
  private int stopOuts;
  private int refused;
  private boolean openAtEnd;

  public TradeTotals() {}

  final void clear() {
    size = 0;
    stops = 0;
    targets = 0;
    traded = 0;
    paid = 0;
    barsInPosition = 0;
    ambiguousBars = 0;
    stopOuts = 0;
    refused = 0;
    openAtEnd = false;
  }

  /** What ended inside of its exit bar was held in it. */
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
    int held = exitBar - entryBar + (inside ? 1 : 0);
    add(exitBar, profit, costs, Math.addExact(entryFill, exitFill), held, reason);
  }

  /**
   * Adds a trade.
   *
   * @param value of its entry and its exit together
   * @param barsHeld how many bars it was held
   */
  public final void add(
      int exitBar, long profit, long costs, long value, int barsHeld, ExitReason reason) {
    if (size == this.exitBar.length) {
      this.exitBar = Arrays.copyOf(this.exitBar, 2 * size);
      this.profit = Arrays.copyOf(this.profit, 2 * size);
    }
    this.exitBar[size] = exitBar;
    this.profit[size] = profit;
    size++;
    stops += reason.isStop() ? 1 : 0;
    targets += reason == ExitReason.TARGET ? 1 : 0;
    stopOuts += reason == ExitReason.STOP_OUT ? 1 : 0;
    openAtEnd |= reason == ExitReason.END;
    traded = Math.addExact(traded, value);
    paid = Math.addExact(paid, costs);
    barsInPosition += barsHeld;
  }

  final void countAmbiguousBar() {
    ambiguousBars++;
  }

  /** Takes over what is counted of bars, not of trades. */
  public final void countAmbiguousBars(int bars) {
    ambiguousBars += bars;
  }

  /** Positions that did not begin because an account could not hold them. */
  public final void countRefused(int positions) {
    refused += positions;
  }

  public final int size() {
    return size;
  }

  public final int exitBar(int trade) {
    return exitBar[trade];
  }

  public final long profit(int trade) {
    return profit[trade];
  }

  /** Whether a trade was still open after the last bar and was closed at its close. */
  public final boolean openAtEnd() {
    return openAtEnd;
  }

  /** Trades that ended at a stop, moved or not. */
  public final int stops() {
    return stops;
  }

  /** Trades that ended at a target. */
  public final int targets() {
    return targets;
  }

  /** Trades that ended because the account could not hold them. */
  public final int stopOuts() {
    return stopOuts;
  }

  /** Positions that did not begin because the account could not hold them. */
  public final int refused() {
    return refused;
  }

  /** The fills of entries and exits, added up. */
  public final long traded() {
    return traded;
  }

  /** The costs of all trades. */
  public final long paid() {
    return paid;
  }

  /** The bars that trades were held, added up. */
  public final long barsInPosition() {
    return barsInPosition;
  }

  /** Bars that reached both the stop and the target of a position. */
  public final int ambiguousBars() {
    return ambiguousBars;
  }
}
