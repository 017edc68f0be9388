package io.barlake.bars;

import io.barlake.BarlakeException;
import io.barlake.Progress;
import io.barlake.bars.HistoryAudit.Check;
import io.barlake.bars.HistoryAudit.Outcome;
import io.barlake.config.Instruments;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.tables.ProgressWatch;
import io.barlake.tables.Tables;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.LongAccumulator;

/**
 * Audits the minutes of a lake: each task reads those of one symbol and makes some of its cuts.
 * Nothing is written.
 */
public final class LookAheadAudit {
  /** Enough parts for machines that are not equally fast. */
  private static final int TASKS_A_CORE = 3;

  private final Tables tables;
  private final Instruments instruments;
  private final Progress progress;

  public LookAheadAudit(Tables tables, Instruments instruments, Progress progress) {
    this.tables = tables;
    this.instruments = instruments;
    this.progress = progress;
  }

  /**
   * Which histories are cut: those of these symbols, or of every symbol of the source if none is
   * named, over these session days, both included.
   */
  public record Scope(
      Source source,
      List<Symbol> symbols,
      List<Timeframe> frames,
      LocalDate first,
      LocalDate last) {
    /** Over all days. */
    public Scope(Source source, List<Symbol> symbols, List<Timeframe> frames) {
      this(source, symbols, frames, DateRange.ALL.first(), DateRange.ALL.last());
    }

    /** The same, of another source. */
    public Scope of(Source other) {
      return new Scope(other, symbols, frames, first, last);
    }

    public Scope ofSymbols(List<Symbol> others) {
      return new Scope(source, others, frames, first, last);
    }

    public Scope inFrames(List<Timeframe> others) {
      return new Scope(source, symbols, others, first, last);
    }
  }

  /** What was found in which symbols; {@code compared} counts the bars of each frame. */
  public record Result(
      List<Symbol> symbols, List<AuditFinding> findings, TreeMap<Timeframe, Long> compared) {}

  /** Some cuts of one symbol. */
  private record Work(
      StoredBars minutes,
      Symbol symbol,
      ArrayList<Timeframe> frames,
      LocalDate first,
      LocalDate last,
      AuditPlan plan,
      int part,
      int parts,
      Check check)
      implements Serializable {

    Outcome run(LongAccumulator finished) {
      MinuteHistory history = minutes.history(symbol).between(first, last);
      HistoryAudit audit = new HistoryAudit(history, frames, plan);
      List<Long> cuts = audit.cuts();
      Outcome all = new Outcome(List.of(), new TreeMap<>());
      for (int i = part; i < cuts.size(); i += parts) {
        all = joined(all, audit.run(cuts.subList(i, i + 1), check));
        finished.add(1);
      }
      return all;
    }
  }

  /** Runs one check of each symbol at every cut of the plan. */
  public Result run(Scope scope, AuditPlan plan, Function<Symbol, Check> checks) {
    StoredBars.Finder finder = new StoredBars.Finder(tables, scope.source(), "Cannot audit");
    List<Symbol> symbols = finder.symbols(scope.symbols());
    JavaSparkContext spark = new JavaSparkContext(tables.spark().sparkContext());
    int cores = spark.defaultParallelism();
    int parts =
        Math.max(1, Math.min(plan.cuts(), TASKS_A_CORE * cores / Math.max(1, symbols.size())));
    List<Work> work = new ArrayList<>();
    for (Symbol symbol : symbols) {
      StoredBars minutes = finder.find(symbol, Timeframe.MINUTE, instruments.calendar(symbol));
      for (int part = 0; part < parts; part++) {
        work.add(
            new Work(
                minutes,
                symbol,
                new ArrayList<>(scope.frames()),
                scope.first(),
                scope.last(),
                plan,
                part,
                parts,
                checks.apply(symbol)));
      }
    }
    spark.setJobGroup(
        "audit",
        String.format("Looking for look-ahead: %d symbols, %s", symbols.size(), scope.frames()));
    LongAccumulator finished = spark.sc().longAccumulator("cuts");
    progress.start("audit", (long) symbols.size() * plan.cuts());
    List<Outcome> outcomes = new ArrayList<>();
    ProgressWatch.during(
        finished,
        progress,
        () ->
            outcomes.addAll(
                spark.parallelize(work, work.size()).map(one -> one.run(finished)).collect()));
    Outcome all = outcomes.stream().reduce(LookAheadAudit::joined).orElseThrow();
    long compared = all.compared().values().stream().mapToLong(Long::longValue).sum();
    progress.finish(
        String.format(Locale.ROOT, "%,d cuts, %,d bars compared", finished.sum(), compared));
    requireBars(all, scope);
    return new Result(symbols, all.findings(), all.compared());
  }

  /** An audit that has compared nothing must not look as if all were well. */
  private static void requireBars(Outcome all, Scope scope) {
    for (Timeframe frame : scope.frames()) {
      if (all.compared().getOrDefault(frame, 0L) == 0) {
        throw BarlakeException.badInput(
            "Cannot audit %s bars: none had ended at any cut. Ingest more archives, choose a shorter"
                + " frame, or make more cuts.",
            frame);
      }
    }
  }

  private static Outcome joined(Outcome one, Outcome other) {
    List<AuditFinding> findings = new ArrayList<>(one.findings());
    findings.addAll(other.findings());
    TreeMap<Timeframe, Long> compared = new TreeMap<>(one.compared());
    other.compared().forEach((frame, bars) -> compared.merge(frame, bars, Long::sum));
    return new Outcome(findings, compared);
  }
}
