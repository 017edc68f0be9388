package io.barlake.bars;

import java.time.LocalDate;

/**
 * One day of a market in UTC. What is stamped from {@code startMicros} to {@code endMicros} belongs
 * to it. Bars are counted from {@code openMicros} and cut at {@code closeMicros}, the usual hours
 * of the market even where a holiday shortens them. {@code date} is the day it is named by.
 */
public record TradingSession(
    long startMicros, long openMicros, long closeMicros, long endMicros, LocalDate date) {}
