package io.barlake.features.indicator;

/**
 * One column of an indicator.
 *
 * @param label its name in a table, such as {@code bbands_20_2_upper}
 * @param warmUp how many bars at the beginning of a series have no value yet
 * @param formula how the value of bar {@code t} is computed, in words for a reader
 */
public record IndicatorColumn(String label, int warmUp, String formula) {}
