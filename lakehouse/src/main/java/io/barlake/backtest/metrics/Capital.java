package io.barlake.backtest.metrics;

import io.barlake.backtest.costs.CostModel;
import io.barlake.backtest.kernel.TickBars;
import java.io.Serializable;

/**
 * What an account begins with, and the money that its amounts are whole parts of: {@value #TICKS},
 * where a trial trades one unit, or a currency.
 *
 * @param amount in parts
 * @param parts that one of the money has
 * @param compounding whether a day's return is over what the account had the day before
 */
public record Capital(long amount, long parts, String money, boolean compounding)
    implements Serializable {
  public static final String TICKS = "ticks";

  /** One unit at the first bar's open. */
  public static Capital ofOneUnit(TickBars bars) {
    return new Capital(bars.open()[0] * CostModel.TICK, CostModel.TICK, TICKS, false);
  }

  /** An amount as so much of the money. */
  public double money(long amount) {
    return (double) amount / parts;
  }
}
