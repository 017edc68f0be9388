package io.barlake.backtest.kernel;

/**
 * How far the quote at which each trade would be closed went against it and with it, from the fill
 * of its entry: over the bars that it was held, and the fill of its exit. Of a bar inside of which
 * it ended only the open counts, and of one inside of which it began only the close, since nobody
 * knows what of the rest came before.
 */
public final class TradeReach {
  private final Quotes quotes;

  public TradeReach(Quotes quotes) {
    this.quotes = quotes;
  }

  /** The farthest loss on the way, in thousandths of a tick, at least 0. */
  public long adverse(Trade trade) {
    return reach(trade, -1);
  }

  /** The farthest profit on the way, in thousandths of a tick, at least 0. */
  public long favourable(Trade trade) {
    return reach(trade, 1);
  }

  private long reach(Trade trade, int way) {
    int side = trade.direction();
    int toward = side * way;
    long entry = trade.entryFill();
    long reach = Math.max(0, toward * (trade.exitFill() - entry));
    int exit = trade.exitBar();
    int first = trade.entryBar();
    if (trade.entered().inside()) {
      if (first == exit) {
        return reach;
      }
      reach = Math.max(reach, toward * (quotes.close(side, first) - entry));
      first++;
    }
    for (int bar = first; bar < exit; bar++) {
      long farthest = toward > 0 ? quotes.high(side, bar) : quotes.low(side, bar);
      reach = Math.max(reach, toward * (farthest - entry));
    }
    return trade.inside() ? Math.max(reach, toward * (quotes.open(side, exit) - entry)) : reach;
  }
}
