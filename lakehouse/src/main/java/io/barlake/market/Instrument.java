package io.barlake.market;

import java.io.Serializable;

/**
 * What is known of a symbol whatever its source: quoted {@code digits}, the currency its price
 * counts, the spread to expect where the bars carry none, and its sizes. {@code typicalSpread} is a
 * price: 0.00012 for EURUSD.
 */
public record Instrument(
    Symbol symbol, int digits, String quoteCurrency, double typicalSpread, Lot lot)
    implements Serializable {}
