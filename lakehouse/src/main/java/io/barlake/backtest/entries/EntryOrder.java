package io.barlake.backtest.entries;

import io.barlake.backtest.exits.DistanceUnit;

/**
 * How the positions of one trial begin.
 *
 * @param distance of the order's price from the quote at the close before it is placed
 * @param bars after which an order is given up; 0 for as long as its position is desired
 */
public record EntryOrder(OrderKind kind, DistanceUnit unit, double distance, int bars) {
  /** At the next open. */
  public static final EntryOrder MARKET =
      new EntryOrder(OrderKind.MARKET, DistanceUnit.TICKS, 0, 0);

  /** Whether it waits for a price. */
  public boolean waits() {
    return kind != OrderKind.MARKET;
  }

  /** Whether it has to know the average true range. */
  public boolean needsRange() {
    return waits() && unit == DistanceUnit.RANGES && distance > 0;
  }

  /**
   * The distance in thousandths of a tick.
   *
   * @param quote at the close before
   * @param range the average true range in ticks at that close, if it is needed
   */
  public long thousandths(long quote, double range) {
    return distance > 0 ? unit.thousandths(distance, quote, range) : 0;
  }
}
