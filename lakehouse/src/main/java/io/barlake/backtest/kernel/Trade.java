package io.barlake.backtest.kernel;

import io.barlake.backtest.entries.Entered;
import io.barlake.backtest.exits.ExitReason;

/**
 * One trade of one unit. Fills, profit and costs are in thousandths of a tick; it was filled at the
 * open of its entry bar unless an order {@code entered} it, and at the open of its exit bar or
 * {@code inside} of it.
 *
 * @param direction 1 for long, -1 for short
 * @param costs what it paid: with its profit, the move of the bars' price
 */
public record Trade(
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

  /** Bars over which it was held; the bar at whose open it ended is not one of them. */
  public int barsHeld() {
    return exitBar - entryBar + (inside ? 1 : 0);
  }
}
