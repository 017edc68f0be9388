package io.barlake.backtest.costs;

import io.barlake.market.Instrument;
import io.barlake.market.PriceScale;
import java.io.Serializable;

/**
 * The costs that a sweep asks for, before an instrument is known. Slippage and commission are in
 * thousandths of a tick.
 */
public record CostDefinition(SpreadRule spread, long slippage, long commission)
    implements Serializable {
  public CostModel modelFor(Instrument instrument, PriceScale scale) {
    return new CostModel(spread.spread(instrument, scale), slippage, commission);
  }
}
