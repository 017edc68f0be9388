package io.barlake.features.indicator.session;

import io.barlake.bars.TradingSession;
import io.barlake.features.indicator.SessionIndicator;
import io.barlake.features.indicator.Sessions;
import io.barlake.market.BarSeries;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** Sessions of currencies: from 17 to 17 o'clock of New York, named by the day of their close. */
final class SessionDay {
  static final Sessions FOREX = SessionDay::at;

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private SessionDay() {}

  private static TradingSession at(long utcMicros) {
    ZonedDateTime place = Instant.EPOCH.plus(utcMicros, ChronoUnit.MICROS).atZone(NEW_YORK);
    LocalDate date = place.plusHours(7).toLocalDate();
    long open = micros(date.minusDays(1).atTime(17, 0).atZone(NEW_YORK).toInstant());
    long close = micros(date.atTime(17, 0).atZone(NEW_YORK).toInstant());
    return new TradingSession(open, open, close, close, date);
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  /** Bars of one price that open at these instants. */
  static BarSeries bars(String... instants) {
    double[] prices = new double[instants.length];
    return of(instants, prices, prices, prices, prices);
  }

  static BarSeries of(
      String[] instants, double[] high, double[] low, double[] close, double[] volume) {
    long[] stamps =
        Arrays.stream(instants).mapToLong(text -> micros(Instant.parse(text))).toArray();
    return new BarSeries(stamps, close, high, low, close, volume);
  }

  /** What a pass over these sessions computes. */
  static double[][] over(SessionIndicator indicator, Sessions sessions, BarSeries bars) {
    double[][] columns = new double[indicator.columns().size()][bars.size()];
    indicator.start(sessions).next(bars, 0, bars.size(), columns);
    return columns;
  }
}
