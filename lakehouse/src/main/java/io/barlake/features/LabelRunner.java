package io.barlake.features;

import io.barlake.Progress;
import io.barlake.bars.StoredBars;
import io.barlake.bars.Timeframe;
import io.barlake.config.Instruments;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.market.calendar.TradingCalendar;
import io.barlake.tables.ColumnTable;
import io.barlake.tables.OwnedRange;
import io.barlake.tables.Tables;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.LabelsTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.types.StructType;

/**
 * Computes the labels of bars: one task a symbol and frame, from the first bar on, arrays in,
 * arrays out. What it writes replaces these columns of the same source, symbol, frame and side;
 * columns of other sets stay, on the bars that still exist.
 */
public final class LabelRunner {
  private final Tables tables;
  private final Instruments instruments;
  private final Progress progress;

  public LabelRunner(Tables tables, Instruments instruments, Progress progress) {
    this.tables = tables;
    this.instruments = instruments;
    this.progress = progress;
  }

  /** Computes a set for these symbols, or for every symbol of the source if none is named. */
  public Result compute(
      Source source, List<Symbol> asked, List<Timeframe> frames, List<String> definitions) {
    StructType columns = LabelColumns.schema(LabelSet.of(definitions));
    StoredBars.Finder bars = new StoredBars.Finder(tables, source, "Cannot compute labels");
    List<Symbol> symbols = bars.symbols(asked);
    List<DataFile> stored =
        tables.files(LabelsTable.TABLE).map(ColumnTable.State::files).orElse(List.of());
    List<LabelTask> tasks = new ArrayList<>();
    for (Symbol symbol : symbols) {
      for (Timeframe frame : new TreeSet<>(frames)) {
        tasks.add(task(bars, source, symbol, frame, stored));
      }
    }

    progress.start("labels", tasks.size());
    JavaSparkContext spark = new JavaSparkContext(tables.spark().sparkContext());
    spark.setJobGroup(
        "labels",
        String.format(
            "Computing %d columns of labels: %d symbols, %s",
            columns.size(), symbols.size(), frames));
    ColumnTable labels = tables.columns(LabelsTable.TABLE.with(columns));
    ColumnTable.FileAccess access = labels.files();
    List<String> texts = List.copyOf(definitions);
    List<LabelTask.Done> done =
        spark
            .parallelize(tasks, Math.max(1, tasks.size()))
            .map(task -> task.run(texts, access))
            .collect();
    List<DataFile> files = done.stream().flatMap(one -> one.files().stream()).toList();
    done.stream()
        .flatMap(one -> one.refusals().stream())
        .findFirst()
        .ifPresent(
            refusal -> {
              access.open().delete(files);
              throw refusal;
            });
    List<OwnedRange> owned = done.stream().map(LabelTask.Done::owned).toList();
    long version = labels.replace(owned, files, "labels");
    long rows = done.stream().mapToLong(LabelTask.Done::rows).sum();
    progress.finish(String.format(Locale.ROOT, "%,d rows of %d columns", rows, columns.size()));
    return new Result(symbols, List.of(columns.fieldNames()), rows, version);
  }

  private LabelTask task(
      StoredBars.Finder bars,
      Source source,
      Symbol symbol,
      Timeframe frame,
      List<DataFile> stored) {
    TradingCalendar calendar = instruments.calendar(symbol);
    Map<String, String> partition =
        Map.of(
            LabelsTable.SOURCE, source.name(),
            LabelsTable.FRAME, frame.label(),
            LabelsTable.SYMBOL, symbol.name());
    return new LabelTask(
        symbol,
        frame,
        partition,
        calendar,
        bars.find(symbol, frame, calendar),
        bars.find(symbol, Timeframe.MINUTE, calendar),
        stored.stream().filter(file -> file.partition().equals(partition)).toList());
  }

  /** What was done. */
  public record Result(List<Symbol> symbols, List<String> columns, long rows, long version) {}
}
