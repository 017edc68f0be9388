package io.barlake.bars;

import io.barlake.bars.quality.DayQuality;
import io.barlake.bars.quality.QualityJudge;
import io.barlake.bars.quality.QualityRules;
import io.barlake.market.Micros;
import io.barlake.market.PriceScale;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.market.calendar.TradingCalendar;
import io.barlake.tables.ColumnTable;
import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.QualityTable;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** The days of one symbol, which one task judges and writes. */
record SymbolQuality(
    Source source,
    Symbol symbol,
    int digits,
    TradingCalendar calendar,
    QualityRules rules,
    List<DataFile> minuteFiles,
    Keeping keeping)
    implements Serializable {

  /** What a task sends back. */
  record Judged(List<DataFile> files, List<QualityLedger.Series> series) implements Serializable {}

  Judged judge(ColumnTable.FileAccess reader, ColumnTable.FileAccess writer) {
    QualityJudge judge = new QualityJudge(calendar, rules);
    List<DataFile> files = new ArrayList<>();
    List<QualityLedger.Series> series = new ArrayList<>();
    for (MinutesByYear minutes : MinutesByYear.sides(reader, minuteFiles)) {
      Side side = minutes.side();
      List<DayQuality> days =
          judge.judge(minutes.stamps(), minutes::between, new PriceScale(digits));
      if (keeping == Keeping.WRITTEN && !days.isEmpty()) {
        files.add(writer.open().write(StoredBars.partition(source, symbol), columns(days, side)));
      }
      series.add(
          new QualityLedger.Series(
              symbol, side, new ArrayList<>(days.stream().map(SymbolQuality::day).toList())));
    }
    return new Judged(files, series);
  }

  static QualityLedger.Day day(DayQuality day) {
    return new QualityLedger.Day(
        LocalDate.ofEpochDay(day.coverage().epochDay()),
        day.score(),
        day.coverage().expected(),
        day.coverage().lost(),
        day.faults().spikes(),
        day.faults().frozen(),
        day.lastMinuteMicros() == Long.MIN_VALUE
            ? Instant.EPOCH
            : Micros.instant(day.lastMinuteMicros()));
  }

  private static ColumnBatch columns(List<DayQuality> days, Side side) {
    return ColumnBatch.ofRows(days.size())
        .text(QualityTable.SIDE, side.word())
        .longs(QualityTable.TS, days.stream().mapToLong(DayQuality::openMicros).toArray())
        .ints(QualityTable.DAY, ints(days, day -> day.coverage().epochDay()))
        .ints(QualityTable.EXPECTED, ints(days, day -> day.coverage().expected()))
        .ints(QualityTable.PRESENT, ints(days, day -> day.coverage().present()))
        .ints(QualityTable.LOST, ints(days, day -> day.coverage().lost()))
        .ints(QualityTable.OUTLIERS, ints(days, day -> day.faults().outliers()))
        .ints(QualityTable.SPIKES, ints(days, day -> day.faults().spikes()))
        .ints(QualityTable.ZERO_RANGES, ints(days, day -> day.faults().zeroRanges()))
        .ints(QualityTable.FLAT_MINUTES, ints(days, day -> day.faults().flatMinutes()))
        .ints(QualityTable.STALE_MINUTES, ints(days, day -> day.faults().staleMinutes()))
        .doubles(QualityTable.SCORE, days.stream().mapToDouble(DayQuality::score).toArray())
        .longs(
            QualityTable.LAST_MINUTE,
            days.stream().mapToLong(DayQuality::lastMinuteMicros).toArray())
        .build();
  }

  private static int[] ints(List<DayQuality> days, ToIntFunction<DayQuality> value) {
    return days.stream().mapToInt(value).toArray();
  }
}
