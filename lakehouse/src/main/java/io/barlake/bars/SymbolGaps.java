package io.barlake.bars;

import io.barlake.bars.gaps.DayCoverage;
import io.barlake.bars.gaps.Gap;
import io.barlake.bars.gaps.GapClass;
import io.barlake.bars.gaps.GapFinder;
import io.barlake.market.BarSeries;
import io.barlake.market.Micros;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.market.calendar.TradingCalendar;
import io.barlake.tables.ColumnTable;
import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.columns.ColumnFiles;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.GapsTable;
import io.barlake.tables.schema.MinuteBarsTable;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The gaps of one symbol, which one task finds and writes. */
record SymbolGaps(
    Source source,
    Symbol symbol,
    TradingCalendar calendar,
    List<DataFile> minuteFiles,
    Keeping keeping)
    implements Serializable {

  private static final int LONGEST = 20;

  /** What a task sends back. */
  record Found(List<DataFile> files, List<GapLedger.Coverage> coverage) implements Serializable {}

  Found find(ColumnTable.FileAccess minutes, ColumnTable.FileAccess writer) {
    ColumnBatch stamps =
        minutes.open().read(minuteFiles, List.of(MinuteBarsTable.SIDE, MinuteBarsTable.TS));
    ColumnFiles out = writer.open();
    List<DataFile> files = new ArrayList<>();
    List<GapLedger.Coverage> coverage = new ArrayList<>();
    GapFinder finder = new GapFinder(calendar);
    for (Side side : MinuteBars.sides(stamps)) {
      long[] ofSide = stamps.where(MinuteBarsTable.SIDE, side.word()).longs(MinuteBarsTable.TS);
      BarSeries.requireRising(ofSide);
      List<Gap> gaps = finder.find(ofSide);
      if (keeping == Keeping.WRITTEN && !gaps.isEmpty()) {
        files.add(out.write(StoredBars.partition(source, symbol), columns(gaps, side)));
      }
      coverage.add(coverage(side, ofSide, gaps));
    }
    return new Found(files, coverage);
  }

  private GapLedger.Coverage coverage(Side side, long[] stamps, List<Gap> gaps) {
    SessionCalendar sessions = SessionCalendar.of(calendar);
    Map<Integer, Map<String, GapLedger.Total>> byYear = new TreeMap<>();
    gaps.forEach(gap -> addTo(byYear, sessions, gap));
    List<GapLedger.Day> days = new ArrayList<>();
    for (DayCoverage day : DayCoverage.of(sessions, stamps, gaps)) {
      days.add(
          new GapLedger.Day(
              LocalDate.ofEpochDay(day.epochDay()), day.expected(), day.present(), day.lost()));
    }
    List<GapLedger.Loss> longest =
        gaps.stream()
            .filter(gap -> gap.kind().isLoss())
            .sorted((a, b) -> Integer.compare(b.minutes(), a.minutes()))
            .limit(LONGEST)
            .map(
                gap ->
                    new GapLedger.Loss(
                        symbol,
                        side,
                        Micros.instant(gap.fromMicros()),
                        gap.minutes(),
                        gap.kind().words()))
            .toList();
    return new GapLedger.Coverage(symbol, side, byYear, days, new ArrayList<>(longest));
  }

  /** A gap over the end of a year counts in the first, and has its minutes in both. */
  private static void addTo(
      Map<Integer, Map<String, GapLedger.Total>> byYear, SessionCalendar sessions, Gap gap) {
    int count = 1;
    int session = sessions.indexOf(gap.fromMicros());
    long from = gap.fromMicros();
    while (from < gap.untilMicros()) {
      long until = Math.min(gap.untilMicros(), sessions.endMicros(session));
      byYear
          .computeIfAbsent(sessions.session(session).date().getYear(), any -> new TreeMap<>())
          .merge(
              gap.kind().words(),
              new GapLedger.Total(count, (until - from) / Micros.MINUTE),
              GapLedger.Total::plus);
      count = 0;
      from = until;
      session++;
    }
  }

  private static ColumnBatch columns(List<Gap> gaps, Side side) {
    int size = gaps.size();
    long[] from = new long[size];
    long[] until = new long[size];
    int[] minutes = new int[size];
    String[] classes = new String[size];
    String[] holidays = new String[size];
    for (int i = 0; i < size; i++) {
      Gap gap = gaps.get(i);
      from[i] = gap.fromMicros();
      until[i] = gap.untilMicros();
      minutes[i] = gap.minutes();
      classes[i] = gap.kind().words();
      holidays[i] = gap.kind() == GapClass.HOLIDAY ? gap.reason() : null;
    }
    return ColumnBatch.ofRows(size)
        .text(GapsTable.SIDE, side.word())
        .longs(GapsTable.TS, from)
        .longs(GapsTable.ENDS_AT, until)
        .ints(GapsTable.MINUTES, minutes)
        .texts(GapsTable.CLASS, classes)
        .texts(GapsTable.HOLIDAY, holidays)
        .build();
  }
}
