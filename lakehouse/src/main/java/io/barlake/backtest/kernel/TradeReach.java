package io.barlake.backtest.kernel;

/**
 * How far the quote at which each trade would be closed went against it and with it, from the fill
 * of its entry: over the bars that it was held, and the fill of its exit. Of a bar inside of which
 * it ended only the open counts, since nobody knows what of the rest came before.
 */
public final class TradeReach {
  private final Quotes quotes;
  private final TradeLog trades;

  public TradeReach(Quotes quotes, TradeLog trades) {
    this.quotes = quotes;
    this.trades = trades;
  }

  /** The farthest loss on the way, in thousandths of a tick, at least 0. */
  public long adverse(int trade) {
    return reach(trade, -1);
  }

  /** The farthest profit on the way, in thousandths of a tick, at least 0. */
  public long favourable(int trade) {
    return reach(trade, 1);
  }

  private long reach(int trade, int way) {
    int side = trades.direction(trade);
    int toward = side * way;
    long entry = trades.entryFill(trade);
    long reach = Math.max(0, toward * (trades.exitFill(trade) - entry));
    int exit = trades.exitBar(trade);
    for (int bar = trades.entryBar(trade); bar < exit; bar++) {
      long farthest = toward > 0 ? quotes.high(side, bar) : quotes.low(side, bar);
      reach = Math.max(reach, toward * (farthest - entry));
    }
    return trades.endedInside(trade)
        ? Math.max(reach, toward * (quotes.open(side, exit) - entry))
        : reach;
  }
}
