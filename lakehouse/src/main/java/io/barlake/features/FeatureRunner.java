package io.barlake.features;

import io.barlake.BarlakeException;
import io.barlake.Progress;
import io.barlake.bars.SessionCalendar;
import io.barlake.bars.StoredBars;
import io.barlake.bars.Timeframe;
import io.barlake.config.Instruments;
import io.barlake.features.indicator.SessionIndicator;
import io.barlake.market.BarSeries;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.market.calendar.TradingCalendar;
import io.barlake.tables.ColumnTable;
import io.barlake.tables.OwnedRange;
import io.barlake.tables.Tables;
import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.columns.ColumnFiles;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.FeaturesTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Computes the features of bars: one task a symbol and frame, from the first bar on, arrays in,
 * arrays out. What it writes replaces these columns of the same source, symbol, frame and side;
 * columns of other sets stay, on the bars that still exist.
 */
public final class FeatureRunner {
  private final Tables tables;
  private final Instruments instruments;
  private final Progress progress;

  public FeatureRunner(Tables tables, Instruments instruments, Progress progress) {
    this.tables = tables;
    this.instruments = instruments;
    this.progress = progress;
  }

  /** Computes a set for these symbols, or for every symbol of the source if none is named. */
  public Result compute(
      Source source, List<Symbol> asked, List<Timeframe> frames, List<String> definitions) {
    FeatureSet set = FeatureSet.of(definitions);
    requireIntraday(frames, set);
    StoredBars.Finder bars = new StoredBars.Finder(tables, source, "Cannot compute features");
    List<Symbol> symbols = bars.symbols(asked);
    List<Work> work = new ArrayList<>();
    for (Symbol symbol : symbols) {
      for (Timeframe frame : new TreeSet<>(frames)) {
        work.add(
            new Work(
                partition(source, frame, symbol),
                bars.find(symbol, frame, instruments.calendar(symbol)),
                instruments.calendar(symbol),
                frame,
                new ArrayList<>()));
      }
    }
    ColumnTable features =
        tables.columns(
            FeaturesTable.with(
                set.columns().stream()
                    .map(column -> new FeaturesTable.Feature(column.name(), column.formula()))
                    .toList()));
    ColumnTable.State stored = features.state();
    work.forEach(
        one -> one.stored().addAll(stored.find(one.partition(), Long.MIN_VALUE, Long.MAX_VALUE)));

    progress.start("features", work.size());
    JavaSparkContext spark = new JavaSparkContext(tables.spark().sparkContext());
    spark.setJobGroup(
        "features",
        String.format(
            "Computing %d features: %d symbols, %s", set.columns().size(), symbols.size(), frames));
    ColumnTable.FileAccess access = features.files();
    List<String> texts = List.copyOf(definitions);
    List<Computed> computed =
        spark
            .parallelize(work, Math.max(1, work.size()))
            .map(one -> compute(one, texts, access))
            .collect();
    List<OwnedRange> owned = new ArrayList<>();
    List<DataFile> files = new ArrayList<>();
    long rows = 0;
    for (Computed one : computed) {
      owned.add(one.owned());
      files.addAll(one.files());
      rows += one.rows();
    }
    long version = features.replace(owned, files, "features");
    progress.finish(
        String.format(Locale.ROOT, "%,d rows of %d features", rows, set.columns().size()));
    return new Result(
        symbols, set.columns().stream().map(FeatureColumn::name).toList(), rows, version);
  }

  private static void requireIntraday(List<Timeframe> frames, FeatureSet set) {
    for (Timeframe frame : frames) {
      for (SessionIndicator indicator : set.ofSessions()) {
        if (!frame.isIntraday()) {
          throw BarlakeException.badArgument(
              "Cannot compute %s of %s bars: it needs bars shorter than a day, such as 1h. Leave"
                  + " the frame %s out, or %s.",
              indicator.label(), frame, frame, indicator.label());
        }
      }
    }
  }

  private static Computed compute(
      Work work, List<String> definitions, ColumnTable.FileAccess access) {
    FeatureSet set = FeatureSet.of(definitions);
    StoredBars.Dated dated = work.bars().read();
    BarSeries bars = dated.bars();
    String side = dated.side().word();
    OwnedRange owned = OwnedRange.whole(work.partition(), Map.of(FeaturesTable.SIDE, side));
    if (bars.size() == 0) {
      // The only bar there is has not ended yet.
      return new Computed(owned, List.of(), 0);
    }
    ColumnBatch.Builder columns =
        ColumnBatch.ofRows(bars.size())
            .text(FeaturesTable.SIDE, side)
            .longs(FeaturesTable.TS, bars.openMicros());
    SessionCalendar days = SessionCalendar.of(work.calendar(), work.frame().anchor());
    float[][] values = set.floatsOver(bars, days::sessionOf);
    for (int c = 0; c < values.length; c++) {
      columns.floats(set.columns().get(c).name(), values[c]);
    }
    ColumnFiles files = access.open();
    ColumnBatch batch = withOtherSets(columns.build(), work.stored(), side, files);
    return new Computed(owned, List.of(files.write(work.partition(), batch)), batch.rows());
  }

  /** Columns that another set has computed are kept for the bars of the same stamp. */
  private static ColumnBatch withOtherSets(
      ColumnBatch computed, List<DataFile> stored, String side, ColumnFiles files) {
    List<String> others = new ArrayList<>(files.allColumns());
    others.removeAll(computed.names());
    if (stored.isEmpty() || others.isEmpty()) {
      return computed;
    }
    List<String> read = new ArrayList<>(others);
    read.add(FeaturesTable.SIDE);
    read.add(FeaturesTable.TS);
    ColumnBatch before = files.read(stored, read).where(FeaturesTable.SIDE, side);
    long[] stamps = computed.longs(FeaturesTable.TS);
    ColumnBatch.Builder kept = ColumnBatch.ofRows(stamps.length);
    for (String column : others) {
      float[] values = new float[stamps.length];
      for (int i = 0; i < stamps.length; i++) {
        int row = Arrays.binarySearch(before.longs(FeaturesTable.TS), stamps[i]);
        values[i] = row < 0 ? Float.NaN : before.floats(column)[row];
      }
      kept.floats(column, values);
    }
    return computed.with(kept.build());
  }

  private static Map<String, String> partition(Source source, Timeframe frame, Symbol symbol) {
    return Map.of(
        FeaturesTable.SOURCE, source.name(),
        FeaturesTable.FRAME, frame.label(),
        FeaturesTable.SYMBOL, symbol.name());
  }

  /** What a task is sent. */
  private record Work(
      Map<String, String> partition,
      StoredBars bars,
      TradingCalendar calendar,
      Timeframe frame,
      List<DataFile> stored)
      implements Serializable {}

  /** What a task sends back. */
  private record Computed(OwnedRange owned, List<DataFile> files, long rows)
      implements Serializable {}

  /** What was done. */
  public record Result(List<Symbol> symbols, List<String> columns, long rows, long version) {}
}
