package io.barlake.features.indicator;

import io.barlake.bars.TradingSession;
import io.barlake.market.Micros;
import java.time.LocalDate;

/** The days of a market, one after another. */
@FunctionalInterface
public interface Sessions {
  /** From midnight to midnight of UTC, where nothing else is known of the market. */
  Sessions UTC_DAYS =
      utcMicros -> {
        long day = Math.floorDiv(utcMicros, Micros.DAY);
        long open = day * Micros.DAY;
        long close = open + Micros.DAY;
        return new TradingSession(open, open, close, close, LocalDate.ofEpochDay(day));
      };

  /** The session that the instant belongs to. */
  TradingSession at(long utcMicros);
}
