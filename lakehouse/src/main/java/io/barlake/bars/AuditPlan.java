package io.barlake.bars;

import io.barlake.BarlakeException;
import java.io.Serializable;

/**
 * How many cuts an audit makes in each history, and the seed from which they and their futures
 * follow.
 */
public record AuditPlan(int cuts, long seed) implements Serializable {
  public static final int MOST_CUTS = 10_000;

  public AuditPlan {
    if (cuts < 1 || cuts > MOST_CUTS) {
      throw BarlakeException.badArgument(
          "Invalid number of cuts %d: expected 1 to %d.", cuts, MOST_CUTS);
    }
  }
}
