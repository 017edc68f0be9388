package io.barlake.backtest.costs;

import java.io.Serializable;

/**
 * Next open, on bid bars: what a bar's close asks for is filled at the open of the bar after it. A
 * sell gets the bid less slippage, a buy pays the bid plus spread and slippage. A position that is
 * still open at the end is closed at the last close by the same rule. Prices come in ticks and
 * leave in thousandths of a tick.
 */
public record FillRule(CostModel costs) implements Serializable {
  public long buy(long bidTicks) {
    return bidTicks * CostModel.TICK + costs.spread() + costs.slippage();
  }

  public long sell(long bidTicks) {
    return bidTicks * CostModel.TICK - costs.slippage();
  }

  /** The price at which a position of this direction (1 or -1) begins. */
  public long entry(int direction, long bidTicks) {
    return direction > 0 ? buy(bidTicks) : sell(bidTicks);
  }

  /** The price at which a position of this direction (1 or -1) ends. */
  public long exit(int direction, long bidTicks) {
    return direction > 0 ? sell(bidTicks) : buy(bidTicks);
  }

  /** What a position of this direction gets for a quote of {@link #mark} at which it is stopped. */
  public long slipped(int direction, long quote) {
    return quote - direction * costs.slippage();
  }

  /** The quote at which an open position is marked: the bid if long, the ask if short. */
  public long mark(int direction, long bidTicks) {
    return bidTicks * CostModel.TICK + (direction > 0 ? 0 : costs.spread());
  }
}
