package io.barlake.features;

/**
 * One column of a feature table.
 *
 * @param name in snake case, such as {@code bbands_20_2_upper}
 * @param warmUp how many bars at the beginning of a series have no value
 * @param formula how the value of a bar is computed, in words for a reader
 */
public record FeatureColumn(String name, int warmUp, String formula) {}
