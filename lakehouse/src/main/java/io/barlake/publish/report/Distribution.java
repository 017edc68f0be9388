package io.barlake.publish.report;

/**
 * How one metric is spread over the trials of a market, or of the whole sweep.
 *
 * @param market the market's place, or -1 for the whole sweep
 * @param low the lower edge of the first bin
 * @param missing trials for which the metric is not defined
 * @param luck how far the best of as many draws of pure luck would reach; NaN where that has no
 *     meaning
 */
public record Distribution(
    ReportMetric metric,
    int market,
    double low,
    double step,
    long[] counts,
    long trials,
    long missing,
    double mean,
    double deviation,
    double median,
    double best,
    double luck) {}
