package io.barlake.backtest;

import io.barlake.backtest.metrics.ResultHash;
import io.barlake.tables.NumberedRows.Span;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Consecutive trials that one task computes: whole blocks of {@link ResultHash}. */
record WorkUnit(long firstTrial, int trials) implements Serializable {
  /** A unit more keeps its rows in memory until they are written. */
  static final int MOST_TRIALS = 16_384;

  /** So many units are left for each core when they begin to shrink. */
  private static final int LEFT_FOR_EACH = 3;

  /** What a task takes beside its trials would count where units are shorter than this part. */
  private static final int SHORTEST = 8;

  /**
   * Cuts trials into units that machines take at their own speed: of the size that is asked for,
   * and of less towards the end, where the last to finish is waited for, down to an eighth.
   *
   * @param spans the trials, which begin and end where blocks do
   * @param usual the trials of a unit of the length that is best
   */
  static List<WorkUnit> cut(List<Span> spans, long usual, int cores) {
    long left = spans.stream().mapToLong(Span::count).sum();
    List<WorkUnit> units = new ArrayList<>();
    for (Span span : spans) {
      for (long first = span.first(); first < span.end(); ) {
        long shrunk = Math.max(usual / SHORTEST, left / cores / LEFT_FOR_EACH);
        long wanted = Math.min(Math.min(usual, MOST_TRIALS), shrunk);
        long blocks = Math.max(1, wanted / ResultHash.BLOCK_TRIALS);
        int trials = (int) Math.min(blocks * ResultHash.BLOCK_TRIALS, span.end() - first);
        units.add(new WorkUnit(first, trials));
        first += trials;
        left -= trials;
      }
    }
    return units;
  }

  /** What a sweep of so many trials has beside those that are there, which rise. */
  static List<Span> missing(long trials, List<Span> present) {
    List<Span> missing = new ArrayList<>();
    long next = 0;
    for (Span span : present) {
      if (span.first() > next) {
        missing.add(new Span(next, span.first() - next));
      }
      next = Math.max(next, span.end());
    }
    if (next < trials) {
      missing.add(new Span(next, trials - next));
    }
    return missing;
  }
}
