package io.barlake.publish.report;

import java.util.List;

/**
 * Everything that one report shows. Markets are named by their place in {@link #markets()}; metric
 * columns stand in the order of {@link ReportMetric}.
 *
 * @param best the best trials by {@code rankBy}, best first
 * @param kept the best of the trials whose trades and equity are stored, best first
 * @param keptTrials how many trials are stored with trades and equity
 */
public record ReportData(
    SweepFacts sweep,
    ReportMetric rankBy,
    List<MarketFacts> markets,
    List<Distribution> distributions,
    ParameterPlanes planes,
    List<TrialRow> best,
    List<KeptTrial> kept,
    long keptTrials,
    List<BarColumns> bars) {
  public ReportData {
    markets = List.copyOf(markets);
    distributions = List.copyOf(distributions);
    best = List.copyOf(best);
    kept = List.copyOf(kept);
    bars = List.copyOf(bars);
  }
}
