package io.barlake.bars;

import io.barlake.market.Side;
import io.barlake.market.Symbol;
import io.barlake.market.calendar.TradingCalendar;
import io.barlake.tables.ColumnTable;
import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.EventBarsTable;
import io.barlake.tables.schema.MinuteBarsTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;

/** Counts, where bars were built of ticks, the days of the minutes that have none. */
final class TickDays {
  private record TickedSide(String symbol, Side side)
      implements Comparable<TickedSide>, Serializable {
    @Override
    public int compareTo(TickedSide other) {
      int bySymbol = symbol.compareTo(other.symbol);
      return bySymbol == 0 ? side.compareTo(other.side) : bySymbol;
    }
  }

  private TickDays() {}

  /** Of each symbol that was built of ticks, on which days of its minutes it has any. */
  static List<TickCoverage> coverage(
      List<EventWork> work,
      List<EventWork.Built> built,
      JavaSparkContext spark,
      List<DataFile> minutes,
      ColumnTable.FileAccess reader) {
    Map<String, TradingCalendar> ofTicks = new TreeMap<>();
    for (EventWork one : work) {
      if (one.basis() == EventWork.Basis.TICKS) {
        ofTicks.put(one.series().get(EventBarsTable.SYMBOL), one.calendar());
      }
    }
    Map<TickedSide, SortedMap<Integer, Integer>> withTicks = new TreeMap<>();
    for (EventWork.Built one : built) {
      one.minutesWithTicks()
          .forEach((side, days) -> add(withTicks, new TickedSide(one.symbol(), side), days));
    }
    List<DataFile> files =
        minutes.stream()
            .filter(file -> ofTicks.containsKey(file.partition().get(MinuteBarsTable.SYMBOL)))
            .toList();
    Map<TickedSide, SortedMap<Integer, Integer>> present = new TreeMap<>();
    if (!files.isEmpty()) {
      spark
          .parallelize(files, files.size())
          .map(
              file ->
                  minutes(
                      file,
                      SessionCalendar.of(ofTicks.get(file.partition().get(MinuteBarsTable.SYMBOL))),
                      reader))
          .collect()
          .forEach(one -> one.forEach((side, days) -> add(present, side, days)));
    }
    List<TickCoverage> coverage = new ArrayList<>();
    withTicks.forEach(
        (side, days) ->
            coverage.add(
                TickCoverage.of(
                    new Symbol(side.symbol()),
                    side.side(),
                    present.getOrDefault(side, new TreeMap<>()),
                    days)));
    return coverage;
  }

  private static void add(
      Map<TickedSide, SortedMap<Integer, Integer>> days,
      TickedSide side,
      SortedMap<Integer, Integer> more) {
    SortedMap<Integer, Integer> known = days.computeIfAbsent(side, any -> new TreeMap<>());
    more.forEach((day, minutes) -> known.merge(day, minutes, Integer::sum));
  }

  /** How many minutes of each side and session a file has. */
  private static Map<TickedSide, SortedMap<Integer, Integer>> minutes(
      DataFile file, SessionCalendar sessions, ColumnTable.FileAccess reader) {
    ColumnBatch stamps =
        reader.open().read(List.of(file), List.of(MinuteBarsTable.SIDE, MinuteBarsTable.TS));
    Map<TickedSide, SortedMap<Integer, Integer>> minutes = new TreeMap<>();
    for (Side side : MinuteBars.sides(stamps)) {
      minutes.put(
          new TickedSide(file.partition().get(MinuteBarsTable.SYMBOL), side),
          TickCoverage.minutes(
              sessions, stamps.where(MinuteBarsTable.SIDE, side.word()).longs(MinuteBarsTable.TS)));
    }
    return minutes;
  }
}
