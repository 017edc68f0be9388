package io.barlake.bars;

import java.time.LocalDate;

/**
 * One day of a market in UTC. The day runs from {@code openMicros} to {@code closeMicros}; trades
 * are expected from {@code tradesFromMicros} to {@code tradesUntilMicros}, which is less where the
 * market pauses. {@code date} is the day it is named by: in New York the date on which it closes.
 */
public record TradingSession(
    long openMicros,
    long tradesFromMicros,
    long tradesUntilMicros,
    long closeMicros,
    LocalDate date) {}
