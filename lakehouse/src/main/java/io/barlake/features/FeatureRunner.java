package io.barlake.features;

import io.barlake.Progress;
import io.barlake.bars.StoredBars;
import io.barlake.bars.Timeframe;
import io.barlake.config.Instruments;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.tables.ColumnTable;
import io.barlake.tables.OwnedRange;
import io.barlake.tables.Tables;
import io.barlake.tables.TakenVersions;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.FeaturesTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Computes the features of bars, one task a symbol and frame. Only what is missing is computed:
 * columns that are stored from these bars by the same definition stay as they are, and so do those
 * of other sets, on the bars that still exist.
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

  /** Columns of a symbol and frame that {@link #compute} would compute. */
  public record Planned(Symbol symbol, Timeframe frame, List<String> columns) {}

  /** What {@link #compute} would do; nothing is written. */
  public List<Planned> plan(
      Source source, List<Symbol> asked, List<Timeframe> frames, List<String> definitions) {
    return prepare(source, asked, frames, definitions).plan().work.stream()
        .map(
            one ->
                new Planned(
                    new Symbol(one.partition().get(FeaturesTable.SYMBOL)),
                    one.frame(),
                    FeatureSet.of(one.definitions()).columns().stream()
                        .map(FeatureColumn::name)
                        .toList()))
        .toList();
  }

  /** Computes a set for these symbols, or for every symbol of the source if none is named. */
  public Result compute(
      Source source, List<Symbol> asked, List<Timeframe> frames, List<String> definitions) {
    Prepared prepared = prepare(source, asked, frames, definitions);
    FeaturePlan plan = prepared.plan();
    ColumnTable features = prepared.features();
    progress.start("features", plan.work.size());
    List<OwnedRange> owned = new ArrayList<>();
    List<DataFile> files = new ArrayList<>();
    long rows = 0;
    long values = 0;
    for (FeatureWork.Computed one : compute(plan.work, features.files(), prepared.symbols())) {
      owned.add(one.owned());
      files.addAll(one.files());
      rows += one.rows();
      values += one.values();
    }
    long version =
        plan.work.isEmpty()
            ? tables.version(FeaturesTable.TABLE)
            : features.replace(owned, files, "features", prepared.taken(), plan.takes);
    progress.finish(String.format(Locale.ROOT, "%,d values in %,d rows", values, rows));
    return new Result(
        prepared.symbols(),
        prepared.set().columns().stream().map(FeatureColumn::name).toList(),
        rows,
        values,
        version);
  }

  /** What there is to do, and what it was planned on. */
  private record Prepared(
      FeatureSet set,
      List<Symbol> symbols,
      ColumnTable features,
      TakenVersions taken,
      FeaturePlan plan) {}

  private Prepared prepare(
      Source source, List<Symbol> asked, List<Timeframe> frames, List<String> definitions) {
    FeatureSet set = FeatureSet.of(definitions);
    frames.forEach(set::requireFrame);
    StoredBars.Finder bars = new StoredBars.Finder(tables, source, "Cannot compute features");
    List<Symbol> symbols = bars.symbols(asked);
    ColumnTable features =
        tables.columns(
            FeaturesTable.with(
                set.columns().stream()
                    .map(column -> new FeaturesTable.Feature(column.name(), column.formula()))
                    .toList()));
    TakenVersions taken = features.taken();
    FeaturePlan plan =
        new FeaturePlan(tables, source, instruments, bars, set, features.state(), taken);
    for (Symbol symbol : symbols) {
      for (Timeframe frame : new TreeSet<>(frames)) {
        plan.add(symbol, frame);
      }
    }
    return new Prepared(set, symbols, features, taken, plan);
  }

  private List<FeatureWork.Computed> compute(
      List<FeatureWork> work, ColumnTable.FileAccess access, List<Symbol> symbols) {
    if (work.isEmpty()) {
      return List.of();
    }
    JavaSparkContext spark = new JavaSparkContext(tables.spark().sparkContext());
    spark.setJobGroup("features", String.format("Computing features: %d symbols", symbols.size()));
    return spark.parallelize(work, work.size()).map(one -> one.compute(access)).collect();
  }

  /**
   * What was done.
   *
   * @param columns those of the set
   * @param rows the rows written
   * @param values the values computed, warm-up included; none where nothing was missing
   */
  public record Result(
      List<Symbol> symbols, List<String> columns, long rows, long values, long version) {}
}
