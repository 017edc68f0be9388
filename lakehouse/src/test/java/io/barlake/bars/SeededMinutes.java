package io.barlake.bars;

import io.barlake.bars.kernel.MinuteSeries;
import io.barlake.market.BarSeries;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.tables.ColumnTable;
import io.barlake.tables.OwnedRange;
import io.barlake.tables.Tables;
import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.MinuteBarsTable;
import io.barlake.testing.MarketCalendars;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Minutes of an open forex market with about one in fifty missing, and a way into {@code
 * market.bars_1m} for them. The same seed gives the same minutes.
 */
public final class SeededMinutes {
  private static final long MINUTE_MICROS = 60_000_000L;

  /** No minutes at all. */
  public static final MinuteSeries NONE =
      MinuteSeries.of(
          new BarSeries(
              new long[0],
              new double[0],
              new double[0],
              new double[0],
              new double[0],
              new double[0]));

  private SeededMinutes() {}

  /** Minutes from one instant up to another, around this price, without volume. */
  public static MinuteSeries between(String from, String to, double price, long seed) {
    Random random = new Random(seed);
    SessionCalendar sessions = SessionCalendar.of(MarketCalendars.FOREX);
    long end = micros(to);
    int most = (int) ((end - micros(from)) / MINUTE_MICROS);
    long[] stamps = new long[most];
    int size = 0;
    for (long minute = micros(from); minute < end; minute += MINUTE_MICROS) {
      if (sessions.isOpen(minute) && random.nextInt(50) > 0) {
        stamps[size++] = minute;
      }
    }
    return walk(Arrays.copyOf(stamps, size), price, random);
  }

  private static MinuteSeries walk(long[] stamps, double price, Random random) {
    double[][] prices = new double[4][stamps.length];
    double scale = price < 10 ? 1e5 : 1e3;
    long at = Math.round(price * scale);
    for (int i = 0; i < stamps.length; i++) {
      long close = at + random.nextInt(21) - 10;
      prices[0][i] = at / scale;
      prices[1][i] = (Math.max(at, close) + random.nextInt(4)) / scale;
      prices[2][i] = (Math.min(at, close) - random.nextInt(4)) / scale;
      prices[3][i] = close / scale;
      at = close + random.nextInt(3) - 1;
    }
    double[] volume = new double[stamps.length];
    Arrays.fill(volume, Double.NaN);
    return MinuteSeries.of(
        new BarSeries(stamps, prices[0], prices[1], prices[2], prices[3], volume));
  }

  /** The same minutes with this volume in each. */
  public static MinuteSeries withVolume(MinuteSeries minutes, double each) {
    BarSeries bars = minutes.bars();
    double[] volume = new double[bars.size()];
    Arrays.fill(volume, each);
    return MinuteSeries.of(
        new BarSeries(
            bars.openMicros(), bars.open(), bars.high(), bars.low(), bars.close(), volume));
  }

  /** The same minutes with the spread that each has at its stamp. */
  public static MinuteSeries withSpread(MinuteSeries minutes, LongToDoubleFunction ticks) {
    return new MinuteSeries(
        minutes.openMicros(),
        minutes.open(),
        minutes.high(),
        minutes.low(),
        minutes.close(),
        minutes.volume(),
        Arrays.stream(minutes.openMicros()).mapToDouble(ticks).toArray(),
        MinuteSeries.UNCOUNTED);
  }

  /** Writes the minutes of one side as ingest would: one file a year, replacing their range. */
  public static void store(
      Tables tables, Source source, Symbol symbol, Side side, MinuteSeries minutes) {
    long[] stamps = minutes.openMicros();
    replace(tables, source, symbol, side, minutes, stamps[0], stamps[stamps.length - 1]);
  }

  /** The same, replacing all from one instant up to another. */
  static void store(
      Tables tables,
      Source source,
      Symbol symbol,
      Side side,
      MinuteSeries minutes,
      Instant from,
      Instant to) {
    replace(tables, source, symbol, side, minutes, micros(from), micros(to) - 1);
  }

  /** Takes away the minutes from one instant up to another. */
  static void delete(
      Tables tables, Source source, Symbol symbol, Side side, Instant from, Instant to) {
    long first = from.equals(Instant.MIN) ? Long.MIN_VALUE : micros(from);
    long last = to.equals(Instant.MAX) ? Long.MAX_VALUE : micros(to) - 1;
    replace(tables, source, symbol, side, NONE, first, last);
  }

  /** The minutes with those from one instant up to another replaced. */
  public static MinuteSeries replaced(
      MinuteSeries minutes, Instant from, Instant to, MinuteSeries piece) {
    MinuteSeries before = minutes.between(Long.MIN_VALUE, micros(from));
    MinuteSeries after = minutes.between(micros(to), Long.MAX_VALUE);
    return joined(joined(before, piece), after);
  }

  public static MinuteSeries joined(MinuteSeries one, MinuteSeries two) {
    BarSeries a = one.bars();
    BarSeries b = two.bars();
    long[] stamps = Arrays.copyOf(a.openMicros(), a.size() + b.size());
    System.arraycopy(b.openMicros(), 0, stamps, a.size(), b.size());
    return MinuteSeries.of(
        new BarSeries(
            stamps,
            joined(a.open(), b.open()),
            joined(a.high(), b.high()),
            joined(a.low(), b.low()),
            joined(a.close(), b.close()),
            joined(a.volume(), b.volume())));
  }

  private static double[] joined(double[] one, double[] two) {
    double[] both = Arrays.copyOf(one, one.length + two.length);
    System.arraycopy(two, 0, both, one.length, two.length);
    return both;
  }

  private static void replace(
      Tables tables,
      Source source,
      Symbol symbol,
      Side side,
      MinuteSeries minutes,
      long firstMicros,
      long lastMicros) {
    ColumnTable table = tables.columns(MinuteBarsTable.TABLE);
    long[] stamps = minutes.openMicros();
    ColumnBatch batch = batch(side, minutes);
    List<DataFile> files = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= stamps.length; i++) {
      if (i == stamps.length || year(stamps[i]) != year(stamps[from])) {
        Map<String, String> partition =
            Map.of(
                MinuteBarsTable.SOURCE, source.name(),
                MinuteBarsTable.SYMBOL, symbol.name(),
                MinuteBarsTable.YEAR, String.valueOf(year(stamps[from])));
        int[] rows = IntStream.range(from, i).toArray();
        files.add(table.files().open().write(partition, batch.pick(rows)));
        from = i;
      }
    }
    OwnedRange owned =
        new OwnedRange(
            Map.of(MinuteBarsTable.SOURCE, source.name(), MinuteBarsTable.SYMBOL, symbol.name()),
            Map.of(MinuteBarsTable.SIDE, side.word()),
            firstMicros,
            lastMicros);
    table.replace(List.of(owned), files, "test");
  }

  private static ColumnBatch batch(Side side, MinuteSeries minutes) {
    BarSeries bars = minutes.bars();
    int size = bars.size();
    double[] unknown = new double[size];
    int[] noTicks = new int[size];
    Arrays.fill(unknown, Double.NaN);
    Arrays.fill(noTicks, ColumnBatch.NO_INT);
    return ColumnBatch.ofRows(size)
        .text(MinuteBarsTable.SIDE, side.word())
        .longs(MinuteBarsTable.TS, bars.openMicros())
        .doubles(MinuteBarsTable.OPEN, bars.open())
        .doubles(MinuteBarsTable.HIGH, bars.high())
        .doubles(MinuteBarsTable.LOW, bars.low())
        .doubles(MinuteBarsTable.CLOSE, bars.close())
        .doubles(MinuteBarsTable.VOLUME, bars.volume())
        .doubles(
            MinuteBarsTable.SPREAD_TICKS,
            minutes.spreadTicks().length == size ? minutes.spreadTicks() : unknown)
        .ints(MinuteBarsTable.TICKS, noTicks)
        .longs(MinuteBarsTable.ARCHIVE, new long[size])
        .build();
  }

  private static int year(long micros) {
    return Instant.ofEpochSecond(micros / 1_000_000).atOffset(ZoneOffset.UTC).getYear();
  }

  private static long micros(String instant) {
    return micros(Instant.parse(instant));
  }

  private static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000;
  }
}
