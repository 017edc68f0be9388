package io.barlake.features.indicator;

import io.barlake.bars.TradingSession;
import java.time.LocalDate;

/** The days of a market, one after another. */
@FunctionalInterface
public interface Sessions {
  long DAY_MICROS = 86_400_000_000L;

  /** From midnight to midnight of UTC, where nothing else is known of the market. */
  Sessions UTC_DAYS =
      utcMicros -> {
        long day = Math.floorDiv(utcMicros, DAY_MICROS);
        long open = day * DAY_MICROS;
        long close = open + DAY_MICROS;
        return new TradingSession(open, open, close, close, LocalDate.ofEpochDay(day));
      };

  /** The session that the instant belongs to. */
  TradingSession at(long utcMicros);
}
