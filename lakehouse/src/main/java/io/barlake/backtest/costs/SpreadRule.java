package io.barlake.backtest.costs;

import io.barlake.market.Instrument;
import io.barlake.market.PriceScale;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Where the spread of a trial comes from. */
public sealed interface SpreadRule extends Serializable {
  /** In thousandths of a tick. */
  long spread(Instrument instrument, PriceScale scale);

  /** The form in which a sweep file has it. */
  String text();

  /** The typical spread of the instrument, rounded half-even to a thousandth of a tick. */
  record Typical() implements SpreadRule {
    @Override
    public long spread(Instrument instrument, PriceScale scale) {
      return BigDecimal.valueOf(instrument.typicalSpread())
          .movePointRight(scale.decimals() + 3)
          .setScale(0, RoundingMode.HALF_EVEN)
          .longValueExact();
    }

    @Override
    public String text() {
      return "auto";
    }
  }

  /** So many thousandths of a tick, whatever the instrument. */
  record Fixed(long thousandths) implements SpreadRule {
    @Override
    public long spread(Instrument instrument, PriceScale scale) {
      return thousandths;
    }

    @Override
    public String text() {
      return BigDecimal.valueOf(thousandths, 3).stripTrailingZeros().toPlainString();
    }
  }
}
