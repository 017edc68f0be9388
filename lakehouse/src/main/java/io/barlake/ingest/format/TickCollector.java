package io.barlake.ingest.format;

import io.barlake.ingest.text.DecimalParser;
import io.barlake.market.Micros;
import io.barlake.market.Side;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Makes minutes of ticks, in the file's own clock: open and close are the first and the last tick
 * by their stamps, and by their order in the file where stamps are equal.
 *
 * <p>A tick that is a little late joins the minute it belongs to. A stamp that goes back by half an
 * hour or more is a clock that was turned, or a file that begins anew: the minutes after it are
 * bars of their own, and whether they are copies is decided where files are merged. Where stamps
 * come in any order there is no such clock, and a tick joins its minute however late it is.
 */
final class TickCollector {
  private static final long TURNED_MINUTES = 30;

  /** So many bars back a late tick looks for its minute. */
  private static final int LATE_BARS = 64;

  private static final int OPEN = 0;
  private static final int HIGH = 1;
  private static final int LOW = 2;
  private static final int CLOSE = 3;
  private static final int SPREAD = 4;

  private final DecimalColumns prices = new DecimalColumns(5);
  private final DecimalColumns volume = new DecimalColumns(1);
  private long[] fileMinutes = new long[1 << 10];
  private long[] firstStamps = new long[1 << 10];
  private long[] lastStamps = new long[1 << 10];
  private int[] ticks = new int[1 << 10];
  private int[] quotes = new int[1 << 10];
  private int[] lines = new int[1 << 10];
  private final boolean anyOrder;
  private final Map<Side, QuoteCollector> beside = new EnumMap<>(Side.class);
  private final QuoteCollector[] collectors;
  private final Map<Long, Integer> barOfMinute = new HashMap<>();
  private int size;
  private int runStart;
  private int bar = -1;
  private long lastMinute;

  private TickCollector(boolean anyOrder, Set<Side> sides) {
    this.anyOrder = anyOrder;
    sides.forEach(side -> beside.put(side, new QuoteCollector(side)));
    collectors = beside.values().toArray(QuoteCollector[]::new);
  }

  /** For a file that was written as time went by; makes bars of these sides of quotes too. */
  static TickCollector ofOneClock(Set<Side> sides) {
    return new TickCollector(false, sides);
  }

  /** For a file whose stamps go back and forth. */
  static TickCollector ofAnyOrder(Set<Side> sides) {
    return new TickCollector(true, sides);
  }

  /**
   * Adds a tick and tells which bar it became part of. Fails with an {@link ArithmeticException}
   * where sums pass what a long counts exactly.
   */
  int add(TickRow tick, int line) {
    long minute = Math.floorDiv(tick.stampMicros, Micros.MINUTE);
    prices.fit(tick.priceDecimals());
    volume.fit(DecimalParser.decimals(tick.volume));
    if (bar < 0 || minute != fileMinutes[bar]) {
      bar = barOf(minute, tick, line);
    }
    lastMinute = minute;
    put(bar, tick);
    for (QuoteCollector collector : collectors) {
      collector.add(bar, tick);
    }
    return bar;
  }

  private int barOf(long minute, TickRow tick, int line) {
    if (anyOrder) {
      return barOfMinute.computeIfAbsent(minute, absent -> begin(minute, tick, line));
    }
    if (size > 0 && lastMinute - minute >= TURNED_MINUTES) {
      runStart = size;
    }
    for (int at = size - 1; at >= Math.max(runStart, size - LATE_BARS); at--) {
      if (fileMinutes[at] == minute) {
        return at;
      }
    }
    return begin(minute, tick, line);
  }

  private int begin(long minute, TickRow tick, int line) {
    if (size == fileMinutes.length) {
      int larger = GrowableSize.after(size);
      fileMinutes = Arrays.copyOf(fileMinutes, larger);
      firstStamps = Arrays.copyOf(firstStamps, larger);
      lastStamps = Arrays.copyOf(lastStamps, larger);
      ticks = Arrays.copyOf(ticks, larger);
      quotes = Arrays.copyOf(quotes, larger);
      lines = Arrays.copyOf(lines, larger);
    }
    prices.append();
    volume.append();
    long price = prices.atScale(tick.price);
    for (int column : new int[] {OPEN, HIGH, LOW, CLOSE}) {
      prices.set(column, size, price);
    }
    fileMinutes[size] = minute;
    firstStamps[size] = tick.stampMicros;
    lastStamps[size] = tick.stampMicros;
    lines[size] = line;
    return size++;
  }

  private void put(int at, TickRow tick) {
    long price = prices.atScale(tick.price);
    if (tick.stampMicros < firstStamps[at]) {
      firstStamps[at] = tick.stampMicros;
      prices.set(OPEN, at, price);
    }
    if (tick.stampMicros >= lastStamps[at]) {
      lastStamps[at] = tick.stampMicros;
      prices.set(CLOSE, at, price);
    }
    prices.set(HIGH, at, Math.max(prices.value(HIGH, at), price));
    prices.set(LOW, at, Math.min(prices.value(LOW, at), price));
    volume.set(0, at, Math.addExact(volume.value(0, at), volume.atScale(tick.volume)));
    ticks[at]++;
    if (tick.hasAsk) {
      long spread = prices.atScale(tick.ask) - price;
      prices.set(SPREAD, at, Math.addExact(prices.value(SPREAD, at), spread));
      quotes[at]++;
    }
  }

  /**
   * Fails with an {@link ArithmeticException} where a volume passes what a double holds exactly.
   */
  MinuteColumns columns() {
    DecimalColumns.Finished finished = prices.finish();
    return new MinuteColumns(
        Arrays.copyOf(fileMinutes, size),
        finished.prices(),
        volumes(),
        new TickFacts(
            spreads(finished.columns()[SPREAD]),
            Arrays.copyOf(ticks, size),
            TickFacts.MadeOf.TICKS),
        Arrays.copyOf(lines, size));
  }

  /** The bars of the other sides that were asked for, beside these. */
  Map<Side, SideBars> beside(MinuteColumns own) {
    Map<Side, SideBars> bars = new EnumMap<>(Side.class);
    beside.forEach((side, collector) -> bars.put(side, collector.bars(own)));
    return bars;
  }

  private VolumeColumn volumes() {
    DecimalColumns.Finished finished = volume.finish();
    int decimals = finished.scale().decimals();
    double[] volumes = new double[size];
    for (int i = 0; i < size; i++) {
      volumes[i] = DecimalParser.volume(finished.columns()[0][i], decimals);
    }
    return new VolumeColumn(decimals, volumes);
  }

  private double[] spreads(long[] sums) {
    double[] spreads = new double[size];
    for (int i = 0; i < size; i++) {
      spreads[i] = quotes[i] == 0 ? Double.NaN : (double) sums[i] / quotes[i];
    }
    return spreads;
  }
}
