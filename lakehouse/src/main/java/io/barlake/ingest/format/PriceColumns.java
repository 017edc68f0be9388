package io.barlake.ingest.format;

import io.barlake.market.PriceScale;

/**
 * Prices as ticks of the finest scale that the file needs. {@code writtenDecimals} is how many
 * decimals the file writes, trailing zeros included. The arrays are shared and never written.
 */
public record PriceColumns(
    PriceScale scale, int writtenDecimals, long[] open, long[] high, long[] low, long[] close) {}
