package io.barlake.bars;

import io.barlake.BarlakeException;
import io.barlake.bars.event.EventBarBuilder;
import io.barlake.bars.event.EventBars;
import io.barlake.bars.event.EventRule;
import io.barlake.bars.event.Events;
import io.barlake.bars.kernel.MinuteSeries;
import io.barlake.market.Micros;
import io.barlake.market.PriceScale;
import io.barlake.market.Side;
import io.barlake.market.calendar.TradingCalendar;
import io.barlake.tables.ColumnTable;
import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.EventBarsTable;
import io.barlake.tables.schema.TicksTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The bars of one symbol and year that are not of time, which one task builds: month after month,
 * so that it holds the ticks of one at a time.
 */
record EventWork(
    Map<String, String> series,
    TradingCalendar calendar,
    int digits,
    List<String> rules,
    List<Side> sides,
    Basis basis,
    List<Month> months)
    implements Serializable {

  /** What bars are made of. */
  enum Basis {
    TICKS,
    MINUTES;

    String word() {
      return this == TICKS ? "ticks" : "minutes";
    }
  }

  /** The sessions of a month, and the files that have their ticks or minutes. */
  record Month(Span span, List<DataFile> files) implements Serializable {}

  /** What a task sends back. */
  record Built(
      String symbol,
      List<DataFile> files,
      long bars,
      Map<Side, SortedMap<Integer, Integer>> minutesWithTicks)
      implements Serializable {}

  private record Key(String rule, Side side) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byRule = rule.compareTo(other.rule);
      return byRule == 0 ? side.compareTo(other.side) : byRule;
    }
  }

  Built build(ColumnTable.FileAccess reader, ColumnTable.FileAccess writer) {
    Map<Key, List<ColumnBatch>> built = new TreeMap<>();
    Map<Side, SortedMap<Integer, Integer>> minutesWithTicks = new TreeMap<>();
    EventBarBuilder builder = new EventBarBuilder(calendar, new PriceScale(digits));
    for (Month month : months) {
      events(reader, month, minutesWithTicks)
          .forEach(
              (side, events) -> {
                for (String rule : rules) {
                  EventBars bars = builder.build(EventRule.parse(rule), events);
                  if (bars.size() > 0) {
                    built
                        .computeIfAbsent(new Key(rule, side), any -> new ArrayList<>())
                        .add(columns(bars, side));
                  }
                }
              });
    }
    List<DataFile> files = new ArrayList<>();
    long bars = 0;
    for (Map.Entry<Key, List<ColumnBatch>> one : built.entrySet()) {
      Map<String, String> partition = new HashMap<>(series);
      partition.put(EventBarsTable.RULE, one.getKey().rule());
      ColumnBatch all = ColumnBatch.concat(one.getValue());
      files.add(writer.open().write(partition, all));
      bars += all.rows();
    }
    return new Built(series.get(EventBarsTable.SYMBOL), files, bars, minutesWithTicks);
  }

  private Map<Side, Events> events(
      ColumnTable.FileAccess reader,
      Month month,
      Map<Side, SortedMap<Integer, Integer>> minutesWithTicks) {
    return basis == Basis.TICKS ? ticks(reader, month, minutesWithTicks) : minutes(reader, month);
  }

  private Map<Side, Events> minutes(ColumnTable.FileAccess reader, Month month) {
    ColumnBatch rows = new MinuteBars(reader).read(month.files());
    Map<Side, Events> events = new TreeMap<>();
    List<Side> there = MinuteBars.sides(rows);
    for (Side side : sides.isEmpty() ? there : sides) {
      if (!there.contains(side)) {
        throw lacks(side, there);
      }
      MinuteSeries minutes =
          MinuteBars.series(rows, side)
              .between(month.span().fromMicros(), month.span().untilMicros());
      events.put(side, Events.ofMinutes(minutes));
    }
    return events;
  }

  private Map<Side, Events> ticks(
      ColumnTable.FileAccess reader,
      Month month,
      Map<Side, SortedMap<Integer, Integer>> minutesWithTicks) {
    ColumnBatch rows =
        reader
            .open()
            .read(
                month.files(),
                List.of(
                    TicksTable.SIDE,
                    TicksTable.TS,
                    TicksTable.PRICE,
                    TicksTable.ASK,
                    TicksTable.VOLUME,
                    TicksTable.ASK_VOLUME));
    Map<Side, Events> events = new TreeMap<>();
    for (Side quoted : MinuteBars.sides(rows)) {
      ColumnBatch ofSide = between(rows.where(TicksTable.SIDE, quoted.word()), month.span());
      minutesWithTicks
          .computeIfAbsent(quoted, side -> new TreeMap<>())
          .putAll(TickCoverage.minutes(SessionCalendar.of(calendar), ofSide.longs(TicksTable.TS)));
      boolean hasAsk = Arrays.stream(ofSide.doubles(TicksTable.ASK)).noneMatch(Double::isNaN);
      for (Side side : sides.isEmpty() ? List.of(quoted) : sides) {
        if (side == quoted) {
          events.put(side, ofColumn(ofSide, TicksTable.PRICE, TicksTable.VOLUME));
        } else if (side == Side.ASK && hasAsk) {
          events.put(side, ofColumn(ofSide, TicksTable.ASK, TicksTable.ASK_VOLUME));
        } else if (side == Side.MID && hasAsk) {
          events.put(side, mid(ofSide));
        }
      }
    }
    for (Side side : sides) {
      if (!events.containsKey(side)) {
        throw lacks(side, MinuteBars.sides(rows));
      }
    }
    return events;
  }

  private static ColumnBatch between(ColumnBatch rows, Span span) {
    long[] stamps = rows.longs(TicksTable.TS);
    return rows.slice(
        Micros.firstFrom(stamps, span.fromMicros()), Micros.firstFrom(stamps, span.untilMicros()));
  }

  private static Events ofColumn(ColumnBatch rows, String price, String volume) {
    return Events.ofTicks(rows.longs(TicksTable.TS), rows.doubles(price), rows.doubles(volume));
  }

  /** Half way between bid and ask, without a volume. */
  private static Events mid(ColumnBatch rows) {
    double[] bid = rows.doubles(TicksTable.PRICE);
    double[] ask = rows.doubles(TicksTable.ASK);
    double[] volume = new double[bid.length];
    double[] mid = new double[bid.length];
    Arrays.fill(volume, Double.NaN);
    Arrays.setAll(mid, tick -> (bid[tick] + ask[tick]) / 2);
    return Events.ofTicks(rows.longs(TicksTable.TS), mid, volume);
  }

  private BarlakeException lacks(Side side, List<Side> there) {
    return BarlakeException.badInput(
        "Cannot build %s bars of %s: the lake has %s of %s alone%s",
        side.word(),
        series.get(EventBarsTable.SYMBOL),
        basis.word(),
        String.join(", ", there.stream().map(Side::word).toList()),
        basis == Basis.TICKS
            ? ", without the other side of the quote."
            : ". Ingest archives of quotes with --more-sides.");
  }

  private ColumnBatch columns(EventBars bars, Side side) {
    long[] ticks = bars.ticks();
    for (int bar = 0; bar < ticks.length; bar++) {
      ticks[bar] = ticks[bar] == 0 ? ColumnBatch.NO_LONG : ticks[bar];
    }
    return ColumnBatch.ofRows(bars.size())
        .text(EventBarsTable.SIDE, side.word())
        .longs(EventBarsTable.TS, bars.fromMicros())
        .longs(EventBarsTable.ENDS_AT, bars.endMicros())
        .ints(EventBarsTable.NUMBER, bars.number())
        .doubles(EventBarsTable.OPEN, bars.open())
        .doubles(EventBarsTable.HIGH, bars.high())
        .doubles(EventBarsTable.LOW, bars.low())
        .doubles(EventBarsTable.CLOSE, bars.close())
        .doubles(EventBarsTable.VOLUME, bars.volume())
        .longs(EventBarsTable.TICKS, ticks)
        .booleans(EventBarsTable.COMPLETE, bars.complete())
        .ints(EventBarsTable.SESSION_DATE, bars.sessionDate())
        .text(EventBarsTable.MADE_OF, basis.word())
        .build();
  }
}
