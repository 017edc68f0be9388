package io.barlake.backtest.costs;

import io.barlake.BarlakeException;
import java.io.Serializable;

/**
 * What trading one unit costs, in thousandths of a tick: the difference of ask and bid, the
 * slippage of every fill, and the commission of every fill.
 */
public record CostModel(long spread, long slippage, long commission) implements Serializable {
  public static final CostModel FREE = new CostModel(0, 0, 0);

  /** Thousandths in a tick. */
  public static final long TICK = 1_000;

  /** A thousand million ticks: far above any market, far below an overflow. */
  public static final long HIGHEST = 1_000_000_000L * TICK;

  public CostModel {
    requireInRange("spread", spread);
    requireInRange("slippage", slippage);
    requireInRange("commission", commission);
  }

  /** What a trade costs from its entry to its exit: one spread, two fills. */
  public long perTrade() {
    return spread + 2 * slippage + 2 * commission;
  }

  private static void requireInRange(String name, long thousandths) {
    if (thousandths < 0 || thousandths > HIGHEST) {
      throw BarlakeException.badConfig(
          "Invalid %s of %d thousandths of a tick: expected 0 to %d.", name, thousandths, HIGHEST);
    }
  }
}
