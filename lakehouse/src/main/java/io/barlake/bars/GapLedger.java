package io.barlake.bars;

import io.barlake.Progress;
import io.barlake.config.Instruments;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.tables.ColumnTable;
import io.barlake.tables.Tables;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.GapsTable;
import io.barlake.tables.schema.MinuteBarsTable;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Finds every hole in {@code market.bars_1m} and writes it down in {@code market.gaps} with its
 * class: one task a symbol. What is quiet is told by the whole series, so that all gaps of a symbol
 * are found anew each time.
 */
public final class GapLedger {
  private final Tables tables;
  private final Instruments instruments;
  private final Progress progress;

  public GapLedger(Tables tables, Instruments instruments, Progress progress) {
    this.tables = tables;
    this.instruments = instruments;
    this.progress = progress;
  }

  /** How many gaps of one class, and how long they are together. */
  public record Total(int gaps, long minutes) implements Serializable {
    Total plus(Total other) {
      return new Total(gaps + other.gaps, minutes + other.minutes);
    }
  }

  /** One session: minutes expected, those that are there, and those that are lost. */
  public record Day(LocalDate date, int expected, int present, int lost) implements Serializable {}

  /** One of the longest gaps that nothing explains. */
  public record Loss(Symbol symbol, Side side, Instant from, int minutes, String kind)
      implements Serializable {}

  /** What was found of one series; the totals are by year and the words of the class. */
  public record Coverage(
      Symbol symbol,
      Side side,
      Map<Integer, Map<String, Total>> totals,
      List<Day> days,
      List<Loss> longest)
      implements Serializable {}

  /** Finds the gaps of these symbols, or of every symbol of the source if none is named. */
  public List<Coverage> find(Source source, List<Symbol> asked) {
    return find(source, asked, Keeping.WRITTEN);
  }

  /** The same, and the table stays as it is. */
  public List<Coverage> look(Source source, List<Symbol> asked) {
    return find(source, asked, Keeping.TOLD);
  }

  private List<Coverage> find(Source source, List<Symbol> asked, Keeping keeping) {
    ColumnTable.State minutes = StoredBars.minutes(tables, source, "Cannot find gaps");
    List<Symbol> symbols = StoredBars.symbols(minutes, source, asked, "Cannot find gaps");
    List<SymbolGaps> work = new ArrayList<>();
    for (Symbol symbol : symbols) {
      work.add(
          new SymbolGaps(
              source,
              symbol,
              instruments.calendar(symbol),
              new ArrayList<>(StoredBars.files(minutes, source, symbol)),
              keeping));
    }
    ColumnTable gaps = tables.columns(GapsTable.TABLE);
    ColumnTable.FileAccess reader = tables.columns(MinuteBarsTable.TABLE).files();
    ColumnTable.FileAccess writer = gaps.files();

    progress.start("gaps", work.size());
    JavaSparkContext spark = new JavaSparkContext(tables.spark().sparkContext());
    spark.setJobGroup("gaps", String.format("Finding gaps: %d symbols", symbols.size()));
    List<SymbolGaps.Found> found =
        spark.parallelize(work, work.size()).map(one -> one.find(reader, writer)).collect();
    List<DataFile> files = new ArrayList<>();
    List<Coverage> coverage = new ArrayList<>();
    for (SymbolGaps.Found one : found) {
      files.addAll(one.files());
      coverage.addAll(one.coverage());
    }
    long rows =
        coverage.stream()
            .flatMap(one -> one.totals().values().stream())
            .flatMap(year -> year.values().stream())
            .mapToLong(Total::gaps)
            .sum();
    if (keeping == Keeping.WRITTEN) {
      gaps.replace(StoredBars.owned(source, symbols), files, "gaps");
    }
    progress.finish(String.format(Locale.ROOT, "%,d gaps of %d symbols", rows, symbols.size()));
    return coverage;
  }
}
