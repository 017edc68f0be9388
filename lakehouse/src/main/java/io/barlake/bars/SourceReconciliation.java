package io.barlake.bars;

import io.barlake.BarlakeException;
import io.barlake.Progress;
import io.barlake.bars.PairYear.Compared;
import io.barlake.bars.PairYear.ComparedSides;
import io.barlake.bars.Reconciliation.Alone;
import io.barlake.bars.SideComparison.Sides;
import io.barlake.config.Instruments;
import io.barlake.market.Micros;
import io.barlake.market.PriceScale;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.tables.ColumnTable;
import io.barlake.tables.Tables;
import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.MinuteBarsTable;
import io.barlake.tables.schema.ReconciliationTable;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Compares the minutes of two sources: one task a year, arrays in, days and weeks out. Only the
 * dates between the first and the last minute of both are compared, and nothing is merged.
 */
public final class SourceReconciliation {
  private final Tables tables;
  private final Instruments instruments;
  private final Progress progress;

  public SourceReconciliation(Tables tables, Instruments instruments, Progress progress) {
    this.tables = tables;
    this.instruments = instruments;
    this.progress = progress;
  }

  /** Compares the dates of this range; nothing is written. */
  public Reconciliation compare(Symbol symbol, SourcePair sources, DateRange asked) {
    ColumnTable.State minutes =
        StoredBars.minutes(tables, sources.one(), "Cannot reconcile " + symbol);
    sources.both().forEach(source -> requireMinutes(minutes, source, symbol));
    DateRange range = common(minutes, symbol, sources, asked);
    List<PairYear> years = PairYear.plan(minutes, symbol, sources, range);

    progress.start("reconcile", years.size());
    JavaSparkContext spark = new JavaSparkContext(tables.spark().sparkContext());
    spark.setJobGroup("reconcile", "Comparing " + symbol + " of " + sources + ", " + range);
    ColumnTable.FileAccess access = tables.columns(MinuteBarsTable.TABLE).files();
    int digits = digits(symbol, years, spark, access);
    List<Compared> compared =
        spark
            .parallelize(years, years.size())
            .map(year -> year.compare(new PriceScale(digits), access))
            .collect();
    List<SideComparison> sides = sides(compared);
    if (sides.isEmpty()) {
      throw BarlakeException.badInput(
          "Cannot reconcile %s: in no year of %s have both %s minutes.", symbol, range, sources);
    }
    long matched = sides.stream().mapToLong(side -> side.totals().matched()).sum();
    progress.finish(String.format(Locale.ROOT, "%,d matched minutes", matched));
    return new Reconciliation(
        symbol, sources, asked, digits, sides, alone(years, compared, sources));
  }

  /** Replaces the days of this symbol and pair by what was found. Returns the table's version. */
  public long write(Reconciliation found) {
    return tables
        .rows(ReconciliationTable.TABLE)
        .replaceWhere(ReconciliationRows.condition(found), ReconciliationRows.of(found));
  }

  private static void requireMinutes(ColumnTable.State minutes, Source source, Symbol symbol) {
    TreeMap<String, TreeSet<String>> symbolsOf = new TreeMap<>();
    for (DataFile file : minutes.files()) {
      symbolsOf
          .computeIfAbsent(file.partition().get(MinuteBarsTable.SOURCE), first -> new TreeSet<>())
          .add(file.partition().get(MinuteBarsTable.SYMBOL));
    }
    if (!symbolsOf.containsKey(source.name())) {
      throw BarlakeException.badInput(
          "Cannot reconcile %s: unknown source \"%s\". %s holds %s.",
          symbol, source, MinuteBarsTable.TABLE.name(), String.join(", ", symbolsOf.keySet()));
    }
    if (!symbolsOf.get(source.name()).contains(symbol.name())) {
      throw BarlakeException.badInput(
          "Cannot reconcile %s: unknown symbol. %s holds %s of source \"%s\".",
          symbol,
          MinuteBarsTable.TABLE.name(),
          String.join(", ", symbolsOf.get(source.name())),
          source);
    }
  }

  /** The dates that were asked for and lie within the minutes of both. */
  private static DateRange common(
      ColumnTable.State minutes, Symbol symbol, SourcePair sources, DateRange asked) {
    DateRange one = range(minutes, sources.one(), symbol);
    DateRange other = range(minutes, sources.other(), symbol);
    DateRange common = one.and(other).and(asked);
    if (common.isEmpty()) {
      throw BarlakeException.badInput(
          "Cannot reconcile %s: no date is common to %s (%s), %s (%s)%s.",
          symbol,
          sources.one(),
          one,
          sources.other(),
          other,
          asked.equals(DateRange.ALL) ? "" : " and the dates asked for");
    }
    return common;
  }

  private static DateRange range(ColumnTable.State minutes, Source source, Symbol symbol) {
    List<DateRange> files =
        StoredBars.files(minutes, source, symbol).stream()
            .map(SourceReconciliation::range)
            .toList();
    return new DateRange(
        files.stream().map(DateRange::first).min(Comparator.naturalOrder()).orElseThrow(),
        files.stream().map(DateRange::last).max(Comparator.naturalOrder()).orElseThrow());
  }

  /** The dates of a file; its stamps are not known where another program has written it. */
  private static DateRange range(DataFile file) {
    int year = Integer.parseInt(file.partition().get(MinuteBarsTable.YEAR));
    return new DateRange(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))
        .and(new DateRange(date(file.firstMicros()), date(file.lastMicros())));
  }

  private static LocalDate date(long micros) {
    return LocalDate.ofInstant(Micros.instant(micros), ZoneOffset.UTC);
  }

  /**
   * The decimals of a tick: those of the instrument, however many a source prints. Of an instrument
   * that is not listed they are a guess, so those of the coarser source are measured instead.
   */
  private int digits(
      Symbol symbol, List<PairYear> years, JavaSparkContext spark, ColumnTable.FileAccess access) {
    if (instruments.knows(symbol)) {
      return instruments.find(symbol).digits();
    }
    return Math.min(
        finestDigits(years.stream().map(PairYear::one), spark, access),
        finestDigits(years.stream().map(PairYear::other), spark, access));
  }

  private static int finestDigits(
      Stream<List<DataFile>> files, JavaSparkContext spark, ColumnTable.FileAccess access) {
    List<DataFile> distinct = files.flatMap(List::stream).distinct().toList();
    return spark
        .parallelize(distinct, Math.max(1, distinct.size()))
        .map(file -> finestDigits(file, access))
        .collect()
        .stream()
        .mapToInt(Integer::intValue)
        .max()
        .orElse(0);
  }

  private static int finestDigits(DataFile file, ColumnTable.FileAccess access) {
    ColumnBatch rows = access.open().read(List.of(file), List.of(MinuteBarsTable.CLOSE));
    return PriceScale.finestOf(rows.doubles(MinuteBarsTable.CLOSE)).decimals();
  }

  private static List<SideComparison> sides(List<Compared> years) {
    TreeMap<Sides, List<ComparedSides>> bySides = new TreeMap<>();
    for (Compared year : years) {
      for (ComparedSides part : year.sides()) {
        bySides.computeIfAbsent(part.sides(), first -> new ArrayList<>()).add(part);
      }
    }
    List<SideComparison> all = new ArrayList<>();
    bySides.forEach(
        (sides, parts) ->
            all.add(
                SideComparison.of(
                    sides,
                    parts.stream().flatMap(part -> part.days().stream()).toList(),
                    parts.stream().flatMap(part -> part.weeks().stream()).toList())));
    all.removeIf(side -> side.dayCount() == 0);
    return all;
  }

  private static List<Alone> alone(
      List<PairYear> years, List<Compared> compared, SourcePair sources) {
    List<Alone> alone = new ArrayList<>();
    for (int i = 0; i < years.size(); i++) {
      if (compared.get(i).hasOne() != compared.get(i).hasOther()) {
        Source there = compared.get(i).hasOne() ? sources.one() : sources.other();
        alone.add(new Alone(there, years.get(i).range()));
      }
    }
    return alone;
  }
}
