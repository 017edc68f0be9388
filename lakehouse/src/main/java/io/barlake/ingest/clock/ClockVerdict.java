package io.barlake.ingest.clock;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/**
 * The measured clock of some stamps.
 *
 * @param rule the clock to convert by
 * @param confidence how sure that is
 * @param scores every candidate, in the order of {@link ClockRules#CANDIDATES}
 * @param survivors the candidates that the stamps do not refute
 * @param evidence which weeks spoke
 * @param sentence the evidence in one line for a person
 */
public record ClockVerdict(
    ClockRule rule,
    ClockConfidence confidence,
    List<CandidateScore> scores,
    List<ClockRule> survivors,
    Evidence evidence,
    String sentence)
    implements Serializable {
  public ClockVerdict {
    scores = List.copyOf(scores);
    survivors = List.copyOf(survivors);
  }

  /** How many weeks voted, and the Sundays of those that tell the rule from its closest rival. */
  public record Evidence(int votingWeeks, List<LocalDate> decidingWeeks) implements Serializable {
    public Evidence {
      decidingWeeks = List.copyOf(decidingWeeks);
    }
  }
}
