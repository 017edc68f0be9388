package io.barlake.backtest.exits;

/**
 * How the positions of one trial end by themselves; 0 is without. Distances are from the price at
 * which the position began, in a unit of their own.
 *
 * @param trailingStop distance from the best price of the bars that have ended
 * @param breakEven profit from which on the stop is where the position began
 * @param timeStop bars after which a position ends
 * @param cooldown bars after an exit of these in which none begins
 */
public record Exits(
    DistanceUnit unit,
    InsideBar inside,
    double stopLoss,
    double takeProfit,
    double trailingStop,
    double breakEven,
    int timeStop,
    int cooldown) {
  public static final Exits NONE =
      new Exits(DistanceUnit.TICKS, InsideBar.PESSIMISTIC, 0, 0, 0, 0, 0, 0);

  /** Whether there are none. */
  public boolean none() {
    return stopLoss == 0 && takeProfit == 0 && timeStop == 0 && fixed();
  }

  /** Whether no stop moves, and no exit delays the next entry. */
  public boolean fixed() {
    return trailingStop == 0 && breakEven == 0 && cooldown == 0;
  }

  /** Whether an entry has to know the average true range. */
  public boolean needRange() {
    return unit == DistanceUnit.RANGES
        && (stopLoss > 0 || takeProfit > 0 || trailingStop > 0 || breakEven > 0);
  }

  /**
   * The levels of a position of this direction, 1 or -1, in thousandths of a tick.
   *
   * @param range the average true range in ticks at the close before, if it is needed
   */
  public Levels levels(int direction, long entryFill, double range) {
    return new Levels(this, direction, entryFill, range);
  }

  /**
   * Whether a bar that reaches both the stop and the target ends at the target.
   *
   * @param known 1 where it is known to have reached the target first, -1 where the stop, else 0
   */
  public boolean targetComesFirst(int known) {
    return known == 0 ? inside == InsideBar.OPTIMISTIC : known > 0;
  }
}
