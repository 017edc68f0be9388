package io.barlake.ingest.sample;

import io.barlake.market.PriceScale;
import io.barlake.market.Symbol;
import io.barlake.market.TradingWeek;
import java.time.LocalDate;

/**
 * A symbol that can be generated: the price of {@code base} in {@code quote}. {@code thinness} says
 * how often a quiet minute has no quote at all; 1 is a heavily traded pair. Before {@code
 * finestSince} the vendor quoted one decimal less.
 */
public record SampleInstrument(
    Symbol symbol,
    Asset base,
    Asset quote,
    int digits,
    TradingWeek week,
    double thinness,
    LocalDate finestSince) {

  static SampleInstrument forex(Asset base, Asset quote, int digits, double thinness) {
    return new SampleInstrument(
        nameOf(base, quote), base, quote, digits, TradingWeek.FOREX, thinness, LocalDate.EPOCH);
  }

  static SampleInstrument metal(
      Asset base, Asset quote, int digits, double thinness, LocalDate finestSince) {
    return new SampleInstrument(
        nameOf(base, quote), base, quote, digits, TradingWeek.METALS, thinness, finestSince);
  }

  PriceScale scale() {
    return new PriceScale(digits);
  }

  /** How many ticks lie between two prices that can be quoted in this minute of UTC. */
  int quoteStep(int utcMinute) {
    return utcMinute < finestSince.toEpochDay() * TradingDay.MINUTES ? 10 : 1;
  }

  private static Symbol nameOf(Asset base, Asset quote) {
    return new Symbol(base.name() + quote.name());
  }
}
