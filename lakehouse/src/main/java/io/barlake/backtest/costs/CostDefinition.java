package io.barlake.backtest.costs;

import io.barlake.market.Instrument;
import io.barlake.market.PriceScale;
import io.barlake.market.calendar.TradingCalendar;
import java.io.Serializable;
import java.util.Optional;

/** The costs that a sweep asks for, before an instrument is known. */
public record CostDefinition(SpreadRule spread, long slippage, Commission commission, Carry carry)
    implements Serializable {
  /** Here {@code measured} is what the lake knows of the spreads of the symbol. */
  public CostModel modelFor(
      Instrument instrument,
      PriceScale scale,
      TradingCalendar calendar,
      Optional<SpreadProfile> measured) {
    return new CostModel(
        spread.spread(instrument, scale, calendar, measured), slippage, commission, carry);
  }
}
