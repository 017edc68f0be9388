package io.barlake.bars;

import io.barlake.BarlakeException;
import io.barlake.Progress;
import io.barlake.config.Instruments;
import io.barlake.market.Micros;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.tables.ColumnTable;
import io.barlake.tables.Tables;
import io.barlake.tables.TakenVersions;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.BarsTable;
import io.barlake.tables.schema.MinuteBarsTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Builds the bars of the higher frames from {@code market.bars_1m}, arrays in, arrays out: one task
 * for some years of a symbol. After the first time only the bars are built whose minutes have
 * changed, which gives the same rows as building all of them.
 */
public final class BarResampler {
  private static final String INTENTION = "Cannot build bars";

  /** About so many minutes make a task. */
  private static final long TASK_MINUTES = 750_000;

  private final Tables tables;
  private final Instruments instruments;
  private final Progress progress;
  private final long taskMinutes;

  public BarResampler(Tables tables, Instruments instruments, Progress progress) {
    this(tables, instruments, progress, TASK_MINUTES);
  }

  BarResampler(Tables tables, Instruments instruments, Progress progress, long taskMinutes) {
    this.taskMinutes = taskMinutes;
    this.tables = tables;
    this.instruments = instruments;
    this.progress = progress;
  }

  /** The frames in which the source has bars, shortest first. */
  public List<Timeframe> framesOf(Source source) {
    TreeSet<Timeframe> frames = new TreeSet<>();
    for (DataFile file : barFiles(source)) {
      frames.add(Timeframe.parse(file.partition().get(BarsTable.FRAME)));
    }
    return List.copyOf(frames);
  }

  /** Bars of a symbol that {@link #build} would build: those between two instants. */
  public record Planned(Symbol symbol, List<Timeframe> frames, Instant from, Instant until) {}

  /** What {@link #build} would do; nothing is written. */
  public List<Planned> plan(Source source, List<Symbol> asked, List<Timeframe> frames) {
    return prepare(source, asked, frames).plan().work.stream()
        .map(
            one ->
                new Planned(
                    new Symbol(one.series().get(BarsTable.SYMBOL)),
                    List.copyOf(one.spans().keySet()),
                    Micros.instant(one.window().fromMicros()),
                    Micros.instant(one.window().untilMicros())))
        .toList();
  }

  /** Builds these frames for these symbols, or for every symbol of the source if none is named. */
  public Result build(Source source, List<Symbol> asked, List<Timeframe> frames) {
    Prepared prepared = prepare(source, asked, frames);
    BarPlan plan = prepared.plan();
    List<Symbol> symbols = prepared.symbols();
    List<Timeframe> inOrder = List.copyOf(new TreeSet<>(frames));
    ColumnTable bars = tables.columns(BarsTable.TABLE);

    progress.start("bars", plan.work.size());
    List<DataFile> files = new ArrayList<>();
    long read = 0;
    long written = 0;
    for (BarWork.Built built :
        build(plan.work, prepared.reader(), bars.files(), inOrder, symbols)) {
      files.addAll(built.files());
      read += built.minutes();
      written += built.bars();
    }
    long version =
        plan.owned.isEmpty() && plan.takes.isEmpty()
            ? tables.version(BarsTable.TABLE)
            : bars.replace(plan.owned, files, "bars", prepared.taken(), plan.takes);
    progress.finish(
        String.format(
            Locale.ROOT, "%,d bars of %d frames from %,d minutes", written, inOrder.size(), read));
    return new Result(symbols, read, written, version);
  }

  /** What there is to do, and what it was planned on. */
  private record Prepared(
      BarPlan plan, List<Symbol> symbols, MinuteBars reader, TakenVersions taken) {}

  private Prepared prepare(Source source, List<Symbol> asked, List<Timeframe> frames) {
    refuseMinutes(frames);
    ColumnTable.State minutes = StoredBars.minutes(tables, source, INTENTION);
    boolean onlyBarsAreLeft =
        asked.isEmpty() && !StoredBars.holds(minutes, source) && !barFiles(source).isEmpty();
    List<Symbol> symbols =
        onlyBarsAreLeft ? List.of() : StoredBars.symbols(minutes, source, asked, INTENTION);
    ColumnTable minuteTable = tables.columns(MinuteBarsTable.TABLE);
    MinuteBars reader = new MinuteBars(minuteTable.files());
    symbols.forEach(instruments::calendar);
    ColumnTable bars = tables.columns(BarsTable.TABLE);
    TakenVersions taken = bars.taken();
    BarPlan plan =
        new BarPlan(
            source, instruments, minuteTable, reader.bounded(minutes, source), taken, taskMinutes);
    List<Timeframe> inOrder = List.copyOf(new TreeSet<>(frames));
    symbols.forEach(symbol -> plan.add(symbol, inOrder));
    if (asked.isEmpty()) {
      gone(source, symbols).forEach(symbol -> plan.remove(symbol, inOrder));
    }
    return new Prepared(plan, symbols, reader, taken);
  }

  private List<BarWork.Built> build(
      List<BarWork> work,
      MinuteBars reader,
      ColumnTable.FileAccess writer,
      List<Timeframe> frames,
      List<Symbol> symbols) {
    if (work.isEmpty()) {
      return List.of();
    }
    JavaSparkContext spark = new JavaSparkContext(tables.spark().sparkContext());
    spark.setJobGroup(
        "bars", String.format("Building %s bars: %d symbols", frames, symbols.size()));
    return spark.parallelize(work, work.size()).map(one -> one.build(reader, writer)).collect();
  }

  /** Symbols that have bars and no minutes any more. */
  private Set<Symbol> gone(Source source, List<Symbol> symbols) {
    Set<Symbol> gone = new TreeSet<>();
    for (DataFile file : barFiles(source)) {
      gone.add(new Symbol(file.partition().get(BarsTable.SYMBOL)));
    }
    gone.removeAll(new HashSet<>(symbols));
    return gone;
  }

  private List<DataFile> barFiles(Source source) {
    return tables.files(BarsTable.TABLE).stream()
        .flatMap(state -> state.files().stream())
        .filter(file -> source.name().equals(file.partition().get(BarsTable.SOURCE)))
        .toList();
  }

  private static void refuseMinutes(List<Timeframe> frames) {
    for (Timeframe frame : frames) {
      if (frame.isIntraday() && frame.count() == 1) {
        throw BarlakeException.badArgument(
            "Invalid frame \"%s\": one-minute bars are %s itself. Leave it out of --frames.",
            frame, MinuteBarsTable.TABLE.name());
      }
    }
  }

  /**
   * What was done: the minutes and bars of the spans that were built, which are none where nothing
   * has changed.
   */
  public record Result(List<Symbol> symbols, long minutesRead, long barsWritten, long version) {}
}
