package io.barlake.bars;

import io.barlake.BarlakeException;
import io.barlake.Progress;
import io.barlake.bars.kernel.FrameBars;
import io.barlake.bars.kernel.MinuteSeries;
import io.barlake.bars.kernel.ResampleCascade;
import io.barlake.config.Instruments;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.market.calendar.TradingCalendar;
import io.barlake.tables.ColumnTable;
import io.barlake.tables.OwnedRange;
import io.barlake.tables.Tables;
import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.columns.ColumnFiles;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.BarsTable;
import io.barlake.tables.schema.MinuteBarsTable;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Builds the bars of the higher frames from {@code market.bars_1m}: one task a symbol, arrays in,
 * arrays out. What it writes replaces the bars of the same source, symbol, side and frame.
 */
public final class BarResampler {
  private static final String INTENTION = "Cannot build bars";

  private final Tables tables;
  private final Instruments instruments;
  private final Progress progress;

  public BarResampler(Tables tables, Instruments instruments, Progress progress) {
    this.tables = tables;
    this.instruments = instruments;
    this.progress = progress;
  }

  /** Builds these frames for these symbols, or for every symbol of the source if none is named. */
  public Result build(Source source, List<Symbol> asked, List<Timeframe> frames) {
    refuseMinutes(frames);
    ColumnTable.State minutes = StoredBars.minutes(tables, source, INTENTION);
    List<Symbol> symbols = StoredBars.symbols(minutes, source, asked, INTENTION);
    ColumnTable bars = tables.columns(BarsTable.TABLE);
    MinuteBars reader = new MinuteBars(tables.columns(MinuteBarsTable.TABLE).files());
    ColumnTable.FileAccess writer = bars.files();
    List<Work> work = new ArrayList<>();
    for (Symbol symbol : symbols) {
      List<DataFile> files =
          minutes.find(StoredBars.partition(source, symbol), Long.MIN_VALUE, Long.MAX_VALUE);
      work.add(new Work(source, symbol, instruments.calendar(symbol), files, labels(frames)));
    }

    progress.start("bars", work.size());
    JavaSparkContext spark = new JavaSparkContext(tables.spark().sparkContext());
    spark.setJobGroup(
        "bars", String.format("Building %s bars: %d symbols", frames, symbols.size()));
    List<Built> built =
        spark.parallelize(work, work.size()).map(one -> build(one, reader, writer)).collect();
    List<OwnedRange> owned = new ArrayList<>();
    List<DataFile> files = new ArrayList<>();
    long read = 0;
    long written = 0;
    for (Built one : built) {
      owned.addAll(one.owned());
      files.addAll(one.files());
      read += one.minutes();
      written += one.bars();
    }
    long version = bars.replace(owned, files, "bars");
    progress.finish(
        String.format(
            Locale.ROOT, "%,d bars of %d frames from %,d minutes", written, frames.size(), read));
    return new Result(symbols, read, written, version);
  }

  private static void refuseMinutes(List<Timeframe> frames) {
    if (frames.contains(Timeframe.MINUTE)) {
      throw BarlakeException.badArgument(
          "Invalid frame \"1m\": one-minute bars are %s itself. Leave it out of --frames.",
          MinuteBarsTable.TABLE.name());
    }
  }

  private static Built build(Work work, MinuteBars reader, ColumnTable.FileAccess writer) {
    ColumnBatch minutes = reader.read(work.files());
    ColumnFiles out = writer.open();
    List<Timeframe> frames = work.frames().stream().map(Timeframe::parse).toList();
    List<OwnedRange> owned = new ArrayList<>();
    List<DataFile> files = new ArrayList<>();
    long bars = 0;
    for (Side side : MinuteBars.sides(minutes)) {
      MinuteSeries series = MinuteBars.series(minutes, side);
      ResampleCascade cascade = new ResampleCascade(work.calendar(), frames);
      cascade.add(series);
      for (FrameBars built : cascade.finish()) {
        Map<String, String> partition =
            Map.of(
                BarsTable.SOURCE, work.source().name(),
                BarsTable.FRAME, built.frame().label(),
                BarsTable.SYMBOL, work.symbol().name());
        owned.add(OwnedRange.whole(partition, Map.of(BarsTable.SIDE, side.word())));
        ColumnBatch columns = columns(built, side);
        for (int[] rows : filesOf(built)) {
          files.add(out.write(partition, columns.pick(rows)));
        }
        bars += built.size();
      }
    }
    return new Built(owned, files, minutes.rows(), bars);
  }

  /** Frames within a day are cut by year, so that a year is one file; longer ones are one file. */
  private static List<int[]> filesOf(FrameBars bars) {
    long[] stamps = bars.bars().openMicros();
    if (!bars.frame().isIntraday()) {
      return List.of(IntStream.range(0, stamps.length).toArray());
    }
    List<int[]> files = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= stamps.length; i++) {
      if (i == stamps.length || year(stamps[i]) != year(stamps[from])) {
        files.add(IntStream.range(from, i).toArray());
        from = i;
      }
    }
    return files;
  }

  private static int year(long micros) {
    return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L))
        .atOffset(ZoneOffset.UTC)
        .getYear();
  }

  private static ColumnBatch columns(FrameBars built, Side side) {
    int size = built.size();
    long[] ticks = new long[size];
    Arrays.setAll(ticks, bar -> known(built.counts().ticks()[bar]));
    return ColumnBatch.ofRows(size)
        .text(BarsTable.SIDE, side.word())
        .longs(BarsTable.TS, built.bars().openMicros())
        .doubles(BarsTable.OPEN, built.bars().open())
        .doubles(BarsTable.HIGH, built.bars().high())
        .doubles(BarsTable.LOW, built.bars().low())
        .doubles(BarsTable.CLOSE, built.bars().close())
        .doubles(BarsTable.VOLUME, built.bars().volume())
        .doubles(BarsTable.SPREAD_TICKS, built.spreadTicks())
        .longs(BarsTable.TICKS, ticks)
        .ints(BarsTable.MINUTES, built.counts().minutes())
        .ints(BarsTable.EXPECTED, built.counts().expected())
        .booleans(BarsTable.CLOSED, built.closed())
        .ints(BarsTable.SESSION_DATE, built.sessionDate())
        .build();
  }

  /** No bar has no ticks: where there are none they were not counted. */
  private static long known(long ticks) {
    return ticks == 0 ? ColumnBatch.NO_LONG : ticks;
  }

  private static List<String> labels(List<Timeframe> frames) {
    return new TreeSet<>(frames).stream().map(Timeframe::label).toList();
  }

  /** What a task is sent. */
  private record Work(
      Source source,
      Symbol symbol,
      TradingCalendar calendar,
      List<DataFile> files,
      List<String> frames)
      implements Serializable {}

  /** What a task sends back. */
  private record Built(List<OwnedRange> owned, List<DataFile> files, long minutes, long bars)
      implements Serializable {}

  /** What was done. */
  public record Result(List<Symbol> symbols, long minutesRead, long barsWritten, long version) {}
}
