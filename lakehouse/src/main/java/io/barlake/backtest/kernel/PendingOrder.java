package io.barlake.backtest.kernel;

import io.barlake.backtest.entries.Entered;
import io.barlake.backtest.entries.EntryOrder;
import io.barlake.backtest.entries.OrderKind;
import io.barlake.backtest.exits.Levels;
import java.util.Optional;

/**
 * An order that waits for its price, or two of which one cancels the other. A buy is reached by the
 * quote at which one buys, a sale by that at which one sells.
 */
final class PendingOrder {
  private final Quotes quotes;
  private final OrderKind kind;
  private final int givenUp;
  private final boolean buys;
  private final boolean sells;
  private final long buy;
  private final long sell;

  /**
   * Places it before the open of a bar, by the quotes of the close before.
   *
   * @param wanted the side that is desired
   * @param range the average true range at that close, if it is needed
   */
  PendingOrder(Quotes quotes, EntryOrder order, int wanted, int bar, double range) {
    this.quotes = quotes;
    kind = order.kind();
    givenUp = order.bars() > 0 ? bar + order.bars() : Integer.MAX_VALUE;
    buys = wanted > 0 || kind == OrderKind.OCO;
    sells = wanted < 0 || kind == OrderKind.OCO;
    int beyond = kind == OrderKind.LIMIT ? -1 : 1;
    long ask = quotes.close(-1, bar - 1);
    long bid = quotes.close(1, bar - 1);
    buy = buys ? ask + beyond * order.thousandths(ask, range) : beyond * Levels.FAR;
    sell = sells ? bid - beyond * order.thousandths(bid, range) : -beyond * Levels.FAR;
  }

  /**
   * A position that an order began.
   *
   * @param quote at which it was reached, and {@code fill} what that cost
   */
  record Filled(int direction, long quote, long fill, Entered entered) {}

  boolean isGivenUp(int bar) {
    return bar >= givenUp;
  }

  /** What the open of a bar makes of it. */
  Optional<Filled> atOpen(int bar) {
    for (int direction = 1; direction >= -1; direction -= 2) {
      long quote = quotes.open(-direction, bar);
      if (waits(direction) && way(direction) * (quote - level(direction)) >= 0) {
        return Optional.of(
            filled(direction, quote, limits() ? Entered.LIMIT_AT_OPEN : Entered.STOP_AT_OPEN));
      }
    }
    return Optional.empty();
  }

  /** Whether the bar reaches it on this side after its open. */
  boolean reaches(int direction, int bar) {
    long farthest = way(direction) > 0 ? quotes.high(-direction, bar) : quotes.low(-direction, bar);
    return waits(direction) && way(direction) * (farthest - level(direction)) >= 0;
  }

  /** What it makes of a bar that reaches it on this side. */
  Filled inside(int direction) {
    return filled(direction, level(direction), limits() ? Entered.LIMIT : Entered.STOP);
  }

  /** Which of two sides a bar reached first: 1 to buy, -1 to sell, 0 where minutes do not tell. */
  int firstReached(int bar) {
    return quotes.firstOrdered(bar, sell, buy);
  }

  /** What a position of this side, begun within the bar, is worth at its close. */
  long worthAtClose(int direction, int bar) {
    return direction * (quotes.close(direction, bar) - inside(direction).fill());
  }

  /** 1 where the price rises to the order, -1 where it falls. */
  int way(int direction) {
    return limits() ? -direction : direction;
  }

  private boolean limits() {
    return kind == OrderKind.LIMIT;
  }

  private boolean waits(int direction) {
    return direction > 0 ? buys : sells;
  }

  private long level(int direction) {
    return direction > 0 ? buy : sell;
  }

  private Filled filled(int direction, long quote, Entered entered) {
    long fill = entered.slipped() ? quotes.begun(direction, quote) : quote;
    return new Filled(direction, quote, fill, entered);
  }
}
