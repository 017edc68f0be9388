package io.barlake.publish.report;

import java.util.Map;
import java.util.TreeMap;

/**
 * One trial as a row of a table.
 *
 * @param metrics in the order of {@link ReportMetric}; NaN where the trial has no value
 */
public record TrialRow(
    long trial,
    int market,
    Map<String, Double> params,
    Map<String, String> choices,
    double[] metrics,
    boolean openAtEnd) {
  public TrialRow {
    params = new TreeMap<>(params);
    choices = new TreeMap<>(choices);
  }
}
