package io.barlake.bars.quality;

import java.io.Serializable;

/**
 * From when on a minute counts against its day. Returns are measured in their usual size on that
 * day: 1.4826 times the median of their absolute values, at least one tick.
 *
 * @param outlierSizes a return this many times the usual size is an outlier
 * @param spikeSizes so many times the usual size, and taken back in the next bar, is a spike
 * @param flatMinutes so many bars in a row at one price are flat
 * @param staleMinutes so many bars in a row with one close are stale
 */
public record QualityRules(
    double outlierSizes, double spikeSizes, int flatMinutes, int staleMinutes)
    implements Serializable {}
