package io.barlake.bars;

import io.barlake.bars.AuditCut.Future;
import io.barlake.bars.AuditFinding.Kind;
import io.barlake.bars.StoredBars.Dated;
import io.barlake.bars.kernel.FrameBars;
import io.barlake.market.BarSeries;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Asks of one history whether anything knew the future: the minutes are cut, the bars built anew
 * from what was known, once with nothing behind the cut and once with minutes that did not come,
 * and a {@link Check} computes on all three. What it says of a bar that had ended must not differ.
 * The bars themselves are compared first; from a bar that differs on, nothing else is judged.
 */
public final class HistoryAudit {
  private final MinuteHistory history;
  private final List<Timeframe> frames;
  private final AuditPlan plan;
  private final List<FrameBars> whole;

  public HistoryAudit(MinuteHistory history, List<Timeframe> frames, AuditPlan plan) {
    this.history = history;
    this.frames = List.copyOf(frames);
    this.plan = plan;
    whole = history.bars(frames);
  }

  /** Computes something of bars and tells where a known bar has another answer. */
  @FunctionalInterface
  public interface Check extends Serializable {
    List<AuditFinding> of(CutBars bars);
  }

  /** What differs, and how many bars of each frame were compared in all. */
  public record Outcome(List<AuditFinding> findings, TreeMap<Timeframe, Long> compared)
      implements Serializable {
    public Outcome {
      findings = new ArrayList<>(findings);
    }
  }

  /** The cuts of the plan, in an order that the seed decides. */
  public List<Long> cuts() {
    return history.cuts(plan.cuts(), plan.seed(), frames);
  }

  /** Every cut of the plan. */
  public Outcome run(Check check) {
    return run(cuts(), check);
  }

  Outcome run(List<Long> cuts, Check check) {
    List<AuditFinding> findings = new ArrayList<>();
    TreeMap<Timeframe, Long> compared = new TreeMap<>();
    for (long cut : cuts) {
      List<FrameBars> ended = history.before(cut).bars(frames);
      List<FrameBars> otherwise =
          history.withOtherFuture(cut, plan.seed() ^ Long.rotateLeft(cut, 32)).bars(frames);
      for (int f = 0; f < whole.size(); f++) {
        FrameBars now = whole.get(f);
        int known = closed(ended.get(f));
        compared.merge(now.frame(), (long) known, Long::sum);
        CutBars bars =
            new CutBars(
                history.calendar(),
                now.frame(),
                dated(now),
                List.of(
                    other(cut, Future.NONE, now, ended.get(f), known, findings),
                    other(cut, Future.ANOTHER, now, otherwise.get(f), known, findings)));
        findings.addAll(check.of(bars));
      }
    }
    return new Outcome(findings, compared);
  }

  private CutBars.Other other(
      long cutMicros,
      Future future,
      FrameBars now,
      FrameBars then,
      int closed,
      List<AuditFinding> findings) {
    AuditCut cut = new AuditCut(history.symbol(), now.frame(), cutMicros, future);
    int known = closed;
    for (BarColumn column : BarColumn.values()) {
      Optional<AuditFinding> changed =
          CutBars.compare(
              cut,
              Kind.BAR,
              column.word(),
              then.openMicros(),
              closed,
              bar -> column.differs(now, then, bar),
              bar -> new CutBars.Values(column.text(now, bar), column.text(then, bar)));
      changed.ifPresent(findings::add);
      known =
          Math.min(
              known,
              changed
                  .map(c -> Arrays.binarySearch(then.openMicros(), c.first().barMicros()))
                  .orElse(known));
    }
    return new CutBars.Other(cut, dated(then), known);
  }

  private static int closed(FrameBars bars) {
    int size = bars.size();
    return size > 0 && !bars.closed()[size - 1] ? size - 1 : size;
  }

  /** As readers of stored bars see them. */
  private Dated dated(FrameBars all) {
    BarSeries bars = all.bars();
    double[] spreads = StoredBars.spreads(all.spreadTicks(), all.size());
    return new Dated(history.side(), bars, spreads, all.sessionDate()).first(closed(all));
  }
}
