package io.barlake.backtest.account;

import io.barlake.backtest.costs.CostModel;
import io.barlake.market.Lot;
import io.barlake.market.PriceScale;
import java.io.Serializable;
import java.math.BigDecimal;

/**
 * In which amounts a market is traded.
 *
 * @param lot units in a lot
 * @param lotsAStep the smallest size, of which all are multiples
 * @param tick the length of a tick as a price
 */
public record Contract(double lot, double lotsAStep, double tick) implements Serializable {
  public static Contract of(Lot lot, PriceScale scale) {
    return new Contract(lot.units(), lot.step(), scale.tick());
  }

  /** The smallest size in units. */
  public double unitsAStep() {
    return BigDecimal.valueOf(lot).multiply(BigDecimal.valueOf(lotsAStep)).doubleValue();
  }

  /** Millionths of the quote currency that one step has of a thousandth of a tick. */
  double moneyOfAThousandth() {
    return tick * unitsAStep() / CostModel.TICK * AccountRules.MILLION;
  }
}
