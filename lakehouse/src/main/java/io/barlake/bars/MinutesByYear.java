package io.barlake.bars;

import io.barlake.bars.kernel.MinuteSeries;
import io.barlake.market.BarSeries;
import io.barlake.market.Micros;
import io.barlake.market.Side;
import io.barlake.tables.ColumnTable;
import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.MinuteBarsTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The minutes of one side of a symbol, in a task. All stamps are known at once; prices are read by
 * year as they are asked for, in the order of time, so that memory holds those of two years at
 * most.
 */
final class MinutesByYear {
  private static final List<String> STAMPS = List.of(MinuteBarsTable.SIDE, MinuteBarsTable.TS);
  private static final List<String> PRICES =
      List.of(
          MinuteBarsTable.SIDE,
          MinuteBarsTable.TS,
          MinuteBarsTable.OPEN,
          MinuteBarsTable.HIGH,
          MinuteBarsTable.LOW,
          MinuteBarsTable.CLOSE);

  private final ColumnTable.FileAccess access;
  private final Side side;
  private final NavigableMap<Integer, List<DataFile>> files = new TreeMap<>();
  private final NavigableMap<Integer, ColumnBatch> held = new TreeMap<>();

  private MinutesByYear(ColumnTable.FileAccess access, Side side) {
    this.access = access;
    this.side = side;
  }

  /** The sides that these files of a symbol hold, one after the other. */
  static List<MinutesByYear> sides(ColumnTable.FileAccess access, List<DataFile> files) {
    Map<Side, MinutesByYear> sides = new TreeMap<>();
    for (DataFile file : files) {
      int year = Integer.parseInt(file.partition().get(MinuteBarsTable.YEAR));
      for (String word : new TreeSet<>(access.texts(file, MinuteBarsTable.SIDE))) {
        sides
            .computeIfAbsent(Side.parse(word), side -> new MinutesByYear(access, side))
            .files
            .computeIfAbsent(year, any -> new ArrayList<>())
            .add(file);
      }
    }
    return List.copyOf(sides.values());
  }

  Side side() {
    return side;
  }

  long[] stamps() {
    List<long[]> years = new ArrayList<>();
    for (List<DataFile> year : files.values()) {
      years.add(read(year, STAMPS).longs(MinuteBarsTable.TS));
    }
    long[] stamps = new long[Math.toIntExact(years.stream().mapToLong(year -> year.length).sum())];
    int at = 0;
    for (long[] year : years) {
      System.arraycopy(year, 0, stamps, at, year.length);
      at += year.length;
    }
    BarSeries.requireRising(stamps);
    return stamps;
  }

  /** The minutes from one instant up to another; later calls do not go back. */
  MinuteSeries between(long fromMicros, long untilMicros) {
    int first = Micros.year(fromMicros);
    held.headMap(first).clear();
    List<ColumnBatch> parts = new ArrayList<>();
    for (int year : files.subMap(first, true, Micros.year(untilMicros - 1), true).keySet()) {
      ColumnBatch rows = held.computeIfAbsent(year, any -> read(files.get(any), PRICES));
      parts.add(between(rows, fromMicros, untilMicros));
    }
    return series(parts.isEmpty() ? ColumnBatch.ofRows(0).build() : ColumnBatch.concat(parts));
  }

  private ColumnBatch read(List<DataFile> year, List<String> columns) {
    return access.open().read(year, columns).where(MinuteBarsTable.SIDE, side.word());
  }

  private static ColumnBatch between(ColumnBatch rows, long fromMicros, long untilMicros) {
    long[] stamps = rows.longs(MinuteBarsTable.TS);
    return rows.slice(Micros.firstFrom(stamps, fromMicros), Micros.firstFrom(stamps, untilMicros));
  }

  private static MinuteSeries series(ColumnBatch rows) {
    return new MinuteSeries(
        rows.longs(MinuteBarsTable.TS),
        rows.doubles(MinuteBarsTable.OPEN),
        rows.doubles(MinuteBarsTable.HIGH),
        rows.doubles(MinuteBarsTable.LOW),
        rows.doubles(MinuteBarsTable.CLOSE),
        MinuteSeries.UNKNOWN,
        MinuteSeries.UNKNOWN,
        MinuteSeries.UNCOUNTED);
  }
}
