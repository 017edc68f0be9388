package io.barlake.ingest.clock;

import java.util.Locale;

/** How sure a verdict is. */
public enum ClockConfidence {
  /** Every other candidate is refuted by the stamps. */
  PROVEN,
  /** Several candidates survive, and give the same UTC for every stamp of this file. */
  EQUIVALENT,
  /** Several candidates survive, or none fits: the rule is the caller's default or a guess. */
  ASSUMED;

  /** The word in tables: {@code proven}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
