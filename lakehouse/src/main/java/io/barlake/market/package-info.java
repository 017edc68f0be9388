/**
 * The nouns of the trade: symbol, source, instrument, price scale, a series of bars. Nothing comes
 * in and nothing goes out: these are values that every other room speaks in. May import the JDK and
 * {@code io.barlake}; touches no file.
 */
package io.barlake.market;
