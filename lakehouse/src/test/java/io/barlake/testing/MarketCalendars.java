package io.barlake.testing;

import io.barlake.config.Instruments;
import io.barlake.market.Symbol;
import io.barlake.market.calendar.TradingCalendar;

/** The calendars of {@code conf/calendars}. */
public final class MarketCalendars {
  public static final TradingCalendar FOREX = of("EURUSD");
  public static final TradingCalendar METALS = of("XAUUSD");
  public static final TradingCalendar INDICES = of("SPXUSD");
  public static final TradingCalendar CRYPTO = of("BTCUSDT");

  public static final TradingCalendar US_EQUITIES = Instruments.namedCalendar("us-equities");

  private MarketCalendars() {}

  private static TradingCalendar of(String symbol) {
    return Instruments.load().calendar(new Symbol(symbol));
  }
}
