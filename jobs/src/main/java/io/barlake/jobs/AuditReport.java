package io.barlake.jobs;

import io.barlake.bars.AuditCut;
import io.barlake.bars.AuditFinding;
import io.barlake.bars.AuditPlan;
import io.barlake.bars.LookAheadAudit.Result;
import io.barlake.jobs.cli.JobResult;
import io.barlake.market.Micros;
import io.barlake.market.Symbol;
import io.barlake.publish.SqlAudit;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Prints what an audit has found: a line for each thing that knows the future, with one proof. */
final class AuditReport {
  private static final int SHOWN = 50;
  private static final List<String> HEAD =
      List.of("knows the future", "bar (UTC)", "now", "at the cut", "cut (UTC)", "bars", "cuts");
  private static final int FIRST_NUMBER = 5;

  /** One thing that knows the future. */
  private record Proof(
      String what,
      String kind,
      Instant bar,
      String now,
      String then,
      Instant cut,
      String behindTheCut,
      long bars,
      Set<Instant> cuts) {
    /** The first proof stays; that other cuts prove the same is counted. */
    Proof and(Proof other) {
      Set<Instant> all = new TreeSet<>(cuts);
      all.addAll(other.cuts);
      return new Proof(what, kind, bar, now, then, cut, behindTheCut, bars, all);
    }

    String line(int all) {
      return String.format(
          Locale.ROOT,
          "Look-ahead in %s: the bar of %s was %s at the cut of %s, and is %s now%s.",
          what,
          bar,
          then,
          cut,
          now,
          all == 1 ? "" : String.format(Locale.ROOT, "; %,d findings in all", all));
    }

    List<String> cells() {
      return List.of(
          what,
          TextTable.minute(bar),
          now,
          then,
          TextTable.minute(cut),
          TextTable.count(bars),
          TextTable.count(cuts.size()));
    }

    Map<String, Object> fact() {
      Map<String, Object> fact = new LinkedHashMap<>();
      fact.put("what", what);
      fact.put("kind", kind);
      fact.put("bar", bar.toString());
      fact.put("now", now);
      fact.put("then", then);
      fact.put("cut", cut.toString());
      fact.put("behind_the_cut", behindTheCut);
      fact.put("bars", bars);
      fact.put("cuts", cuts.size());
      return fact;
    }
  }

  private AuditReport() {}

  static JobResult print(Result result, AuditPlan plan, PrintStream out) {
    out.println(
        String.format(
            Locale.ROOT,
            "%d symbols, at most %,d cuts each (seed %d): compared %s.",
            result.symbols().size(),
            plan.cuts(),
            plan.seed(),
            result.compared().entrySet().stream()
                .map(frame -> TextTable.count(frame.getValue()) + " " + frame.getKey() + " bars")
                .collect(Collectors.joining(", "))));
    Map<String, Long> compared = new LinkedHashMap<>();
    result.compared().forEach((frame, bars) -> compared.put(frame.label(), bars));
    return print(
        result.findings().stream().map(AuditReport::proof).toList(),
        JobResult.of(
            "symbols", result.symbols().stream().map(Symbol::name).toList(),
            "cuts", plan.cuts(),
            "seed", plan.seed(),
            "compared", compared),
        out);
  }

  static JobResult print(SqlAudit.Result result, AuditPlan plan, PrintStream out) {
    out.println(
        String.format(
            Locale.ROOT,
            "%,d rows, %,d cuts (seed %d): compared %,d rows.",
            result.rows(),
            result.cuts().size(),
            plan.seed(),
            result.compared()));
    return print(
        result.findings().stream().map(AuditReport::proof).toList(),
        JobResult.of(
            "rows", result.rows(),
            "cuts", result.cuts().stream().map(Instant::toString).toList(),
            "seed", plan.seed(),
            "compared", result.compared()),
        out);
  }

  private static JobResult print(List<Proof> all, JobResult result, PrintStream out) {
    Map<String, Proof> proofs = new TreeMap<>();
    all.forEach(one -> proofs.merge(one.what(), one, Proof::and));
    Map<String, Object> facts = new LinkedHashMap<>(result.facts());
    facts.put("findings", proofs.values().stream().map(Proof::fact).toList());
    if (proofs.isEmpty()) {
      out.println("Nothing knows the future.");
      return new JobResult(facts, List.of());
    }
    out.println();
    TextTable.print(
        HEAD, proofs.values().stream().limit(SHOWN).map(Proof::cells).toList(), FIRST_NUMBER, out);
    if (proofs.size() > SHOWN) {
      out.printf(Locale.ROOT, "and %,d more: --json has all.%n", proofs.size() - SHOWN);
    }
    List<Proof> inOrder = new ArrayList<>(proofs.values());
    return new JobResult(facts, List.of(inOrder.get(0).line(inOrder.size())));
  }

  private static Proof proof(AuditFinding finding) {
    AuditCut cut = finding.cut();
    return new Proof(
        String.format(
            "%s %s of %s %s",
            finding.kind().name().toLowerCase(Locale.ROOT),
            finding.name(),
            cut.symbol(),
            cut.frame()),
        finding.kind().name().toLowerCase(Locale.ROOT),
        Micros.instant(finding.first().barMicros()),
        finding.first().now(),
        finding.first().then(),
        Micros.instant(cut.micros()),
        cut.future() == AuditCut.Future.NONE ? "nothing" : "another future",
        finding.first().bars(),
        Set.of(Micros.instant(cut.micros())));
  }

  private static Proof proof(SqlAudit.Finding finding) {
    String series = finding.row().isEmpty() ? "" : " of " + finding.row();
    return new Proof(
        (finding.column().isEmpty() ? "the rows" : "column " + finding.column()) + series,
        finding.column().isEmpty() ? "row" : "value",
        finding.bar(),
        finding.now(),
        finding.then(),
        finding.cut(),
        "nothing",
        finding.rows(),
        Set.of(finding.cut()));
  }
}
