package io.barlake.backtest.costs;

import io.barlake.BarlakeException;
import java.io.Serializable;

/**
 * What trading one unit costs. Amounts are in thousandths of a tick.
 *
 * @param slippage of every fill, but those at a target
 */
public record CostModel(Spread spread, long slippage, Commission commission, Carry carry)
    implements Serializable {
  /** Thousandths in a tick. */
  public static final long TICK = 1_000;

  /** A thousand million ticks: far above any market, far below an overflow. */
  public static final long HIGHEST = 1_000_000_000L * TICK;

  public static final CostModel FREE = new CostModel(0, 0, 0);

  public CostModel {
    requireInRange("slippage", slippage);
  }

  /**
   * The same spread always, a commission that does not depend on the price, nothing for a night.
   */
  public CostModel(long spread, long slippage, long commission) {
    this(Spread.fixed(spread), slippage, new Commission(commission, 0), Carry.NONE);
  }

  static void requireInRange(String name, long thousandths) {
    if (thousandths < 0 || thousandths > HIGHEST) {
      throw BarlakeException.badConfig(
          "Invalid %s of %d thousandths of a tick: expected 0 to %d.", name, thousandths, HIGHEST);
    }
  }
}
