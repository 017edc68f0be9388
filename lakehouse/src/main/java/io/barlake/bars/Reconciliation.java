package io.barlake.bars;

import io.barlake.bars.SideComparison.Weeks;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import java.util.ArrayList;
import java.util.List;

/**
 * What two sources say of one symbol. Prices were rounded to {@code digits} decimals, and a tick is
 * one of the last. {@code alone} are the weeks of a year in which only one of them has minutes.
 */
public record Reconciliation(
    Symbol symbol,
    SourcePair sources,
    DateRange asked,
    int digits,
    List<SideComparison> sides,
    List<Alone> alone) {
  public Reconciliation {
    sides = List.copyOf(sides);
    alone = List.copyOf(alone);
  }

  /** Dates that could not be compared: only this source has minutes there. */
  public record Alone(Source source, DateRange range) {}

  /** What the shifts of the weeks prove, in a sentence for each stretch that differs. */
  public List<String> verdict(SideComparison side) {
    int weeks = side.weeks().stream().mapToInt(Weeks::count).sum();
    int undecided = side.weeks().stream().mapToInt(Weeks::undecided).sum();
    if (undecided == weeks) {
      return List.of(
          (weeks == 1 ? "The week decides nothing" : "None of the " + weeks + " weeks decides")
              + ": the prices move too little or differ too much, or too few minutes match.");
    }
    List<String> sentences = new ArrayList<>();
    int shifted = 0;
    for (Weeks run : side.weeks()) {
      if (run.isDecided() && run.shiftMinutes() != 0) {
        sentences.add(shifted(run));
        shifted += run.count() - run.undecided();
      }
    }
    sentences.add(
        0,
        String.format(
            "The clocks %s in %d of %s%s.",
            shifted == 0 ? "agree" : "disagree",
            shifted == 0 ? weeks - undecided : shifted,
            count(weeks, "week"),
            undecided == 0 ? "" : ", " + undecided + " undecided"));
    return sentences;
  }

  private String shifted(Weeks run) {
    boolean otherIsLater = run.shiftMinutes() > 0;
    Source behind = otherIsLater ? sources.one() : sources.other();
    Source ahead = otherIsLater ? sources.other() : sources.one();
    return behind
        + " is "
        + count(Math.abs(run.shiftMinutes()), "minute")
        + " behind "
        + ahead
        + " in "
        + count(run.count(), "week")
        + ", "
        + run.range()
        + ".";
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
