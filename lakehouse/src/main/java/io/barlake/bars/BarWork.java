package io.barlake.bars;

import io.barlake.bars.kernel.FrameBars;
import io.barlake.bars.kernel.MinuteSeries;
import io.barlake.bars.kernel.ResampleCascade;
import io.barlake.market.Micros;
import io.barlake.market.Side;
import io.barlake.market.calendar.TradingCalendar;
import io.barlake.tables.ColumnTable;
import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.columns.ColumnFiles;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.BarsTable;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
      for (FrameBars built : cascade.bars(series, lastMinuteMicros)) {
        Map<String, String> partition = new HashMap<>(series());
        partition.put(BarsTable.FRAME, built.frame().label());
        ColumnBatch mine = within(spans.get(built.frame()), columns(built, side));
        for (ColumnBatch rows : byFile(mine)) {
          files.add(out.write(partition, rows));
        }
        bars += mine.rows();
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

  private static ColumnBatch within(List<Span> spans, ColumnBatch bars) {
    long[] stamps = bars.longs(BarsTable.TS);
    List<ColumnBatch> parts = new ArrayList<>();
    for (Span span : Span.joined(spans)) {
      int from = Micros.firstFrom(stamps, span.fromMicros());
      parts.add(bars.slice(from, Micros.firstFrom(stamps, span.untilMicros())));
    }
    return ColumnBatch.concat(parts);
  }

  private static List<ColumnBatch> byFile(ColumnBatch bars) {
    if (bars.rows() == 0) {
      return List.of();
    }
    if (bars.rows() <= LARGE_FILE_ROWS) {
      return List.of(bars);
    }
    long[] stamps = bars.longs(BarsTable.TS);
    List<ColumnBatch> files = new ArrayList<>();
    for (int from = 0; from < stamps.length; ) {
      int until = Micros.firstFrom(stamps, endOfYear(stamps[from]));
      files.add(bars.slice(from, until));
      from = until;
    }
    return files;
  }

  private static long endOfYear(long micros) {
    LocalDate next = LocalDate.of(Micros.year(micros) + 1, 1, 1);
    return Math.multiplyExact(next.toEpochDay(), Micros.DAY);
  }

  private static ColumnBatch columns(FrameBars built, Side side) {
    ColumnBatch.Builder columns =
        ColumnBatch.ofRows(built.size())
            .text(BarsTable.SIDE, side.word())
            .longs(BarsTable.TS, built.openMicros())
            .doubles(BarsTable.OPEN, built.open())
            .doubles(BarsTable.HIGH, built.high())
            .doubles(BarsTable.LOW, built.low())
            .doubles(BarsTable.CLOSE, built.close())
            .ints(BarsTable.MINUTES, built.counts().minutes())
            .ints(BarsTable.EXPECTED, built.counts().expected())
            .booleans(BarsTable.CLOSED, built.closed())
            .ints(BarsTable.SESSION_DATE, built.sessionDate());
    addIfKnown(columns, BarsTable.VOLUME, built.volume());
    addIfKnown(columns, BarsTable.SPREAD_TICKS, built.spreadTicks());
    long[] ticks = built.counts().ticks();
    if (ticks.length == 0) {
      columns.absent(BarsTable.TICKS);
    } else {
      columns.longs(BarsTable.TICKS, Arrays.stream(ticks).map(BarWork::known).toArray());
    }
    return columns.build();
  }

  private static void addIfKnown(ColumnBatch.Builder columns, String name, double[] values) {
    if (values.length == 0) {
      columns.absent(name);
    } else {
      columns.doubles(name, values);
    }
  }

  /** No bar has no ticks: where there are none they were not counted. */
  private static long known(long ticks) {
    return ticks == 0 ? ColumnBatch.NO_LONG : ticks;
  }
}
