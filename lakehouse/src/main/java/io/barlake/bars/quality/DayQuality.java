package io.barlake.bars.quality;

import io.barlake.bars.gaps.DayCoverage;

/**
 * How good the minutes of one session are. The score is the part of the expected minutes that is
 * not lost, times the part of the minutes that are not frozen (flat or stale), times 1 less 0.02
 * for each spike, at most 0.5. Outliers and bars without range are counted and cost nothing: news
 * makes the first, thin hours the second.
 */
public record DayQuality(
    DayCoverage coverage, long openMicros, long lastMinuteMicros, Faults faults) {
  private static final double SPIKE_COST = 0.02;
  private static final double MOST_SPIKE_COST = 0.5;

  /** Minutes that are there and look wrong. {@code frozen} are those that are flat or stale. */
  public record Faults(
      int outliers, int spikes, int zeroRanges, int flatMinutes, int staleMinutes, int frozen) {}

  public double score() {
    double kept = coverage.expected() == 0 ? 1 : 1 - coverage.lost() / (double) coverage.expected();
    double alive = coverage.present() == 0 ? 1 : 1 - faults.frozen() / (double) coverage.present();
    double calm = 1 - Math.min(MOST_SPIKE_COST, SPIKE_COST * faults.spikes());
    return Math.max(0, kept) * Math.max(0, alive) * calm;
  }
}
