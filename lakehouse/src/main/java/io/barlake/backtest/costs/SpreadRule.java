package io.barlake.backtest.costs;

import io.barlake.market.Instrument;
import io.barlake.market.PriceScale;
import io.barlake.market.calendar.TradingCalendar;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Where the spread of a trial comes from. */
public sealed interface SpreadRule extends Serializable {
  /** Here {@code measured} is what the lake knows of the spreads of a symbol. */
  Spread spread(
      Instrument instrument,
      PriceScale scale,
      TradingCalendar calendar,
      Optional<SpreadProfile> measured);

  /** Whether what was measured makes a difference. */
  boolean heedsMeasured();

  /** The form in which a sweep file has it. */
  String text();

  /**
   * That of the bars where they know it, else what was measured of the symbol, else the typical
   * spread of the instrument, and so many times that where a session begins.
   */
  record Auto(double openingMultiple) implements SpreadRule {
    /**
     * Quotes of EURUSD are 2.7 ticks apart in London and 34.7 in the five minutes after 17:00 in
     * New York; its typical spread is 10.
     */
    public static final double USUAL_MULTIPLE = 3.5;

    @Override
    public Spread spread(
        Instrument instrument,
        PriceScale scale,
        TradingCalendar calendar,
        Optional<SpreadProfile> measured) {
      return new Spread(
          true,
          measured.orElseGet(
              () -> SpreadProfile.around(calendar, typical(instrument, scale), openingMultiple)));
    }

    /** Rounded half-even to a thousandth of a tick. */
    private static long typical(Instrument instrument, PriceScale scale) {
      return BigDecimal.valueOf(instrument.typicalSpread())
          .movePointRight(scale.decimals() + 3)
          .setScale(0, RoundingMode.HALF_EVEN)
          .longValueExact();
    }

    @Override
    public boolean heedsMeasured() {
      return true;
    }

    @Override
    public String text() {
      return "auto, " + openingMultiple + " times at the opening";
    }
  }

  /** So many thousandths of a tick, whatever the instrument. */
  record Fixed(long thousandths) implements SpreadRule {
    @Override
    public Spread spread(
        Instrument instrument,
        PriceScale scale,
        TradingCalendar calendar,
        Optional<SpreadProfile> measured) {
      return Spread.fixed(thousandths);
    }

    @Override
    public boolean heedsMeasured() {
      return false;
    }

    @Override
    public String text() {
      return BigDecimal.valueOf(thousandths, 3).stripTrailingZeros().toPlainString();
    }
  }
}
