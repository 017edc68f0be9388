package io.barlake.ingest.sample;

import io.barlake.market.PriceScale;
import io.barlake.market.Symbol;
import io.barlake.market.TradingWeek;

/**
 * A symbol that can be generated: the price of {@code base} in {@code quote}. {@code thinness} says
 * how often a quiet minute has no quote at all; 1 is a heavily traded pair.
 */
public record SampleInstrument(
    Symbol symbol, Asset base, Asset quote, int digits, TradingWeek week, double thinness) {

  static SampleInstrument forex(Asset base, Asset quote, int digits, double thinness) {
    return new SampleInstrument(
        nameOf(base, quote), base, quote, digits, TradingWeek.FOREX, thinness);
  }

  static SampleInstrument metal(Asset base, Asset quote, int digits, double thinness) {
    return new SampleInstrument(
        nameOf(base, quote), base, quote, digits, TradingWeek.METALS, thinness);
  }

  PriceScale scale() {
    return new PriceScale(digits);
  }

  private static Symbol nameOf(Asset base, Asset quote) {
    return new Symbol(base.name() + quote.name());
  }
}
