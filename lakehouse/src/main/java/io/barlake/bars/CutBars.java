package io.barlake.bars;

import io.barlake.bars.AuditFinding.Change;
import io.barlake.bars.AuditFinding.Kind;
import io.barlake.bars.StoredBars.Dated;
import io.barlake.market.BarSeries;
import io.barlake.market.calendar.TradingCalendar;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * The bars of one frame from a whole history, and from histories that are the same up to one cut.
 */
public record CutBars(TradingCalendar calendar, Timeframe frame, Dated whole, List<Other> others) {
  public CutBars {
    others = List.copyOf(others);
  }

  /**
   * The bars of a history that is the same up to a cut.
   *
   * @param known how many bars, from the first on, had ended at the cut and are those of the whole
   *     history: whatever is computed of them has to be the same too
   */
  public record Other(AuditCut cut, Dated dated, int known) {
    public BarSeries bars() {
      return dated.bars();
    }

    /** What differs in known bars, told by the first of them. */
    public Optional<AuditFinding> compare(
        Kind kind, String name, IntPredicate differs, IntFunction<Values> values) {
      return CutBars.compare(cut, kind, name, bars().openMicros(), known, differs, values);
    }
  }

  /** What the whole history says of a bar, and what was said at the cut. */
  public record Values(String now, String then) {
    static final String ABSENT = "absent";

    /** Numbers as texts; what is not there is called absent. */
    public static Values of(double now, double then) {
      return new Values(text(now), text(then));
    }

    private static String text(double value) {
      return Double.isNaN(value) ? ABSENT : Double.toString(value);
    }
  }

  static Optional<AuditFinding> compare(
      AuditCut cut,
      Kind kind,
      String name,
      long[] stamps,
      int known,
      IntPredicate differs,
      IntFunction<Values> values) {
    int first = -1;
    int count = 0;
    for (int bar = 0; bar < known; bar++) {
      if (differs.test(bar)) {
        first = first < 0 ? bar : first;
        count++;
      }
    }
    if (first < 0) {
      return Optional.empty();
    }
    Values texts = values.apply(first);
    Change change = new Change(stamps[first], texts.now(), texts.then(), count);
    return Optional.of(new AuditFinding(cut, kind, name, change));
  }
}
