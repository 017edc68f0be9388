package io.barlake.bars;

import io.barlake.bars.SideComparison.Sides;
import io.barlake.bars.reconcile.DayComparison;
import io.barlake.bars.reconcile.ShiftSearch;
import io.barlake.bars.reconcile.SourceMinutes;
import io.barlake.bars.reconcile.WeekShift;
import io.barlake.market.BarSeries;
import io.barlake.market.Micros;
import io.barlake.market.PriceScale;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.tables.ColumnTable;
import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.MinuteBarsTable;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The dates of one year on which two sources are compared, and the files that hold their weeks: the
 * work of one task. A week belongs to the year in which it begins, so that each is whole.
 */
record PairYear(int firstDay, int lastDay, List<DataFile> one, List<DataFile> other)
    implements Serializable {
  private static final List<String> COLUMNS =
      List.of(
          MinuteBarsTable.SIDE,
          MinuteBarsTable.TS,
          MinuteBarsTable.OPEN,
          MinuteBarsTable.HIGH,
          MinuteBarsTable.LOW,
          MinuteBarsTable.CLOSE);

  static List<PairYear> plan(
      ColumnTable.State minutes, Symbol symbol, SourcePair sources, DateRange range) {
    int firstDay = (int) range.first().toEpochDay();
    int lastDay = (int) range.last().toEpochDay();
    TreeMap<Integer, List<Integer>> sundays = new TreeMap<>();
    for (int sunday = WeekShift.sundayOf(firstDay); sunday <= lastDay; sunday += 7) {
      int year = LocalDate.ofEpochDay(sunday).getYear();
      sundays.computeIfAbsent(year, first -> new ArrayList<>()).add(sunday);
    }
    List<PairYear> years = new ArrayList<>();
    for (List<Integer> ofYear : sundays.values()) {
      int first = Math.max(firstDay, ofYear.get(0));
      int last = Math.min(lastDay, ofYear.get(ofYear.size() - 1) + 6);
      PairYear dates = new PairYear(first, last, List.of(), List.of());
      years.add(
          new PairYear(
              first,
              last,
              dates.files(minutes, sources.one(), symbol),
              dates.files(minutes, sources.other(), symbol)));
    }
    return years;
  }

  private List<DataFile> files(ColumnTable.State minutes, Source source, Symbol symbol) {
    return minutes.find(StoredBars.partition(source, symbol), firstMicros(), endMicros());
  }

  DateRange range() {
    return new DateRange(LocalDate.ofEpochDay(firstDay), LocalDate.ofEpochDay(lastDay));
  }

  private int firstSunday() {
    return WeekShift.sundayOf(firstDay);
  }

  private long firstMicros() {
    return micros((long) firstSunday() * SourceMinutes.OF_DAY - ShiftSearch.MARGIN_MINUTES);
  }

  private long endMicros() {
    int nextSunday = WeekShift.sundayOf(lastDay) + 7;
    return micros((long) nextSunday * SourceMinutes.OF_DAY + ShiftSearch.MARGIN_MINUTES);
  }

  private static long micros(long minutes) {
    return minutes * Micros.MINUTE;
  }

  /** What a task sends back: nothing is compared where one of them has no minutes. */
  record Compared(boolean hasOne, boolean hasOther, List<ComparedSides> sides)
      implements Serializable {}

  record ComparedSides(Sides sides, List<DayComparison> days, List<WeekShift> weeks)
      implements Serializable {}

  Compared compare(PriceScale scale, ColumnTable.FileAccess access) {
    ColumnBatch ofOne = read(one, access);
    ColumnBatch ofOther = read(other, access);
    List<ComparedSides> compared = new ArrayList<>();
    if (ofOne.rows() > 0 && ofOther.rows() > 0) {
      for (Sides sides : sides(sidesOf(ofOne), sidesOf(ofOther))) {
        SourceMinutes minutes = minutes(ofOne, sides.one(), scale);
        SourceMinutes others = minutes(ofOther, sides.other(), scale);
        List<DayComparison> days = DayComparison.between(minutes, others, firstDay, lastDay);
        List<WeekShift> weeks =
            days.stream()
                .map(day -> WeekShift.sundayOf(day.epochDay()))
                .distinct()
                .map(sunday -> WeekShift.of(sunday, minutes, others))
                .toList();
        compared.add(new ComparedSides(sides, days, weeks));
      }
    }
    return new Compared(ofOne.rows() > 0, ofOther.rows() > 0, compared);
  }

  /** One file after the other, so that memory holds what is needed of each and not more. */
  private ColumnBatch read(List<DataFile> files, ColumnTable.FileAccess access) {
    List<ColumnBatch> parts = new ArrayList<>();
    for (DataFile file : files) {
      ColumnBatch rows = access.open().read(List.of(file), COLUMNS);
      long[] stamps = rows.longs(MinuteBarsTable.TS);
      parts.add(
          rows.pick(
              IntStream.range(0, rows.rows())
                  .filter(row -> stamps[row] >= firstMicros() && stamps[row] < endMicros())
                  .toArray()));
    }
    return parts.isEmpty()
        ? ColumnBatch.ofRows(0).build()
        : ColumnBatch.concat(parts).sortedBy(MinuteBarsTable.TS);
  }

  private static List<Side> sidesOf(ColumnBatch minutes) {
    return Stream.of(minutes.texts(MinuteBarsTable.SIDE))
        .distinct()
        .map(Side::parse)
        .sorted()
        .toList();
  }

  /** The sides that both have; where there are none, the one by which each is best known. */
  private static List<Sides> sides(List<Side> one, List<Side> other) {
    List<Sides> shared =
        one.stream().filter(other::contains).map(side -> new Sides(side, side)).toList();
    return shared.isEmpty() ? List.of(new Sides(preferred(one), preferred(other))) : shared;
  }

  private static Side preferred(List<Side> sides) {
    return Stream.of(Side.BID, Side.TRADE, Side.MID)
        .filter(sides::contains)
        .findFirst()
        .orElse(Side.ASK);
  }

  private static SourceMinutes minutes(ColumnBatch minutes, Side side, PriceScale scale) {
    ColumnBatch rows = minutes.where(MinuteBarsTable.SIDE, side.word());
    return SourceMinutes.of(
        new BarSeries(
            rows.longs(MinuteBarsTable.TS),
            rows.doubles(MinuteBarsTable.OPEN),
            rows.doubles(MinuteBarsTable.HIGH),
            rows.doubles(MinuteBarsTable.LOW),
            rows.doubles(MinuteBarsTable.CLOSE),
            new double[rows.rows()]),
        scale);
  }
}
