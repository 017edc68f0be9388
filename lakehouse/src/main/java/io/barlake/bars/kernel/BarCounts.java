package io.barlake.bars.kernel;

/**
 * What went into each bar: the {@code ticks} of its minutes, 0 where none knows them, and empty
 * where none of any bar does; the {@code minutes} it holds; and the minutes of trading that were
 * {@code expected}. A bar of a closed hour expects none.
 */
public record BarCounts(long[] ticks, int[] minutes, int[] expected) {}
