package io.barlake.ingest.clock;

import java.io.Serializable;

/**
 * How one rule fares against the weeks of a file. A week's open, close or daily break that falls on
 * the market's own is a match; bars while the market is closed are a contradiction; missing bars
 * speak neither for nor against. {@code switchHours} counts repeated and missing hours at the
 * rule's own switches.
 */
public record CandidateScore(ClockRule rule, int matches, int contradictions, int switchHours)
    implements Serializable {
  public int score() {
    return matches - contradictions + switchHours;
  }
}
