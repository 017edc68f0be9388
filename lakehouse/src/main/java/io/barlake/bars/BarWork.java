package io.barlake.bars;

import io.barlake.bars.kernel.FrameBars;
import io.barlake.bars.kernel.MinuteSeries;
import io.barlake.bars.kernel.ResampleCascade;
import io.barlake.market.BarSeries;
import io.barlake.market.Side;
import io.barlake.market.calendar.TradingCalendar;
import io.barlake.tables.ColumnTable;
import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.columns.ColumnFiles;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.BarsTable;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Bars of one symbol that one task builds: those of each frame that lie in its spans, from the
 * minutes of a window that holds all of them.
 */
record BarWork(
    Map<String, String> series,
    TradingCalendar calendar,
    Map<Timeframe, List<Span>> spans,
    List<DataFile> minuteFiles,
    long lastMinuteMicros)
    implements Serializable {

  /** More rows than this are cut by year, so that a reader of one year skips the others. */
  private static final int LARGE_FILE_ROWS = 250_000;

  /** What a task sends back. */
  record Built(List<DataFile> files, long minutes, long bars) implements Serializable {}

  Built build(MinuteBars reader, ColumnTable.FileAccess writer) {
    if (minuteFiles.isEmpty()) {
      return new Built(List.of(), 0, 0);
    }
    Span window = window();
    ColumnBatch minutes = reader.read(minuteFiles);
    ColumnFiles out = writer.open();
    List<DataFile> files = new ArrayList<>();
    long read = 0;
    long bars = 0;
    for (Side side : MinuteBars.sides(minutes)) {
      MinuteSeries series =
          MinuteBars.series(minutes, side).between(window.fromMicros(), window.untilMicros());
      ResampleCascade cascade = new ResampleCascade(calendar, List.copyOf(spans.keySet()));
      cascade.add(series);
      for (FrameBars built : cascade.finish(lastMinuteMicros)) {
        Map<String, String> partition = new HashMap<>(series());
        partition.put(BarsTable.FRAME, built.frame().label());
        int[] mine = within(built.bars(), spans.get(built.frame()));
        ColumnBatch columns = columns(built, side);
        for (int[] rows : filesOf(built.bars(), mine)) {
          files.add(out.write(partition, columns.pick(rows)));
        }
        bars += mine.length;
      }
      read += series.size();
    }
    return new Built(files, read, bars);
  }

  /** The same with the files that its minutes are in. */
  BarWork reading(List<DataFile> files) {
    return new BarWork(series, calendar, spans, new ArrayList<>(files), lastMinuteMicros);
  }

  Span window() {
    long from = Long.MAX_VALUE;
    long until = Long.MIN_VALUE;
    for (List<Span> ofFrame : spans.values()) {
      for (Span span : ofFrame) {
        from = Math.min(from, span.fromMicros());
        until = Math.max(until, span.untilMicros());
      }
    }
    return new Span(from, until);
  }

  private static int[] within(BarSeries bars, List<Span> spans) {
    long[] stamps = bars.openMicros();
    return IntStream.range(0, stamps.length)
        .filter(bar -> spans.stream().anyMatch(span -> span.holds(stamps[bar])))
        .toArray();
  }

  private static List<int[]> filesOf(BarSeries bars, int[] rows) {
    if (rows.length == 0) {
      return List.of();
    }
    if (rows.length <= LARGE_FILE_ROWS) {
      return List.of(rows);
    }
    List<int[]> files = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= rows.length; i++) {
      if (i == rows.length
          || year(bars.openMicros()[rows[i]]) != year(bars.openMicros()[rows[from]])) {
        files.add(Arrays.copyOfRange(rows, from, i));
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
    long[] ticks = new long[built.size()];
    Arrays.setAll(ticks, bar -> known(built.counts().ticks()[bar]));
    return ColumnBatch.ofRows(built.size())
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
}
