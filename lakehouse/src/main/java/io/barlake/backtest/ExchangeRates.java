package io.barlake.backtest;

import io.barlake.BarlakeException;
import io.barlake.backtest.account.ExchangeRate;
import io.barlake.backtest.account.ExchangeRate.Step;
import io.barlake.bars.StoredBars;
import io.barlake.bars.Timeframe;
import io.barlake.config.Instruments;
import io.barlake.market.Instrument;
import io.barlake.market.Symbol;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds how the lake changes one currency into another: by one of its markets, or by the dollar.
 */
final class ExchangeRates {
  private static final String DOLLAR = "USD";

  private final StoredBars.Finder finder;
  private final Instruments instruments;

  ExchangeRates(StoredBars.Finder finder, Instruments instruments) {
    this.finder = finder;
    this.instruments = instruments;
  }

  /** What the profit of an instrument is worth in a currency, by bars of this frame. */
  ExchangeRate of(Instrument instrument, String currency, Timeframe frame) {
    String quote = instrument.quoteCurrency();
    if (quote.equals(currency)) {
      return ExchangeRate.ONE;
    }
    return direct(quote, currency, frame)
        .map(step -> new ExchangeRate(List.of(step)))
        .or(() -> byTheDollar(quote, currency, frame))
        .orElseThrow(
            () ->
                BarlakeException.badInput(
                    "Cannot count the profit of %s in %s: the source has no %s bars of %s%s, %s%s"
                        + " or both with %s. Ingest one of them and run \"jobs/barlake bars\".",
                    instrument.symbol(),
                    currency,
                    frame,
                    quote,
                    currency,
                    currency,
                    quote,
                    DOLLAR));
  }

  private Optional<ExchangeRate> byTheDollar(String from, String to, Timeframe frame) {
    Optional<Step> first = direct(from, DOLLAR, frame);
    Optional<Step> second = direct(DOLLAR, to, frame);
    return first.isEmpty() || second.isEmpty()
        ? Optional.empty()
        : Optional.of(new ExchangeRate(List.of(first.get(), second.get())));
  }

  private Optional<Step> direct(String from, String to, Timeframe frame) {
    return Stream.of(new Symbol(from + to), new Symbol(to + from))
        .filter(symbol -> finder.has(symbol, frame))
        .findFirst()
        .map(
            symbol ->
                new Step(
                    finder.find(symbol, frame, instruments.calendar(symbol)),
                    symbol.name().equals(to + from)));
  }
}
