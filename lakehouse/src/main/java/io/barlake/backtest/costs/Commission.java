package io.barlake.backtest.costs;

import java.io.Serializable;

/** What each fill costs: so many thousandths of a tick, and so many millionths of its price. */
public record Commission(long fixed, long millionths) implements Serializable {
  private static final long MILLION = 1_000_000;

  /** A tenth of the price. */
  public static final long MOST_MILLIONTHS = MILLION / 10;

  public Commission {
    CostModel.requireInRange("commission", fixed);
    if (millionths < 0 || millionths > MOST_MILLIONTHS) {
      throw new IllegalArgumentException("a commission of " + millionths + " millionths");
    }
  }

  /** The same for the same commission alone. */
  public String text() {
    return millionths == 0 ? Long.toString(fixed) : fixed + " and " + millionths + " millionths";
  }

  /** In thousandths of a tick, half a thousandth rounded up. */
  public long of(long fill) {
    return millionths == 0 ? fixed : fixed + share(fill, millionths);
  }

  /** So many millionths of a price, without an overflow on the way. */
  static long share(long price, long millionths) {
    long rest = Math.floorMod(price, MILLION) * millionths;
    return Math.floorDiv(price, MILLION) * millionths + Math.floorDiv(rest + MILLION / 2, MILLION);
  }
}
