package io.barlake.backtest.kernel;

import io.barlake.backtest.costs.Carry;
import io.barlake.backtest.costs.Commission;
import io.barlake.backtest.costs.CostModel;
import io.barlake.backtest.costs.Spread;
import io.barlake.backtest.costs.SpreadProfile;
import io.barlake.bars.Timeframe;
import io.barlake.market.BarSeries;
import io.barlake.market.PriceScale;
import io.barlake.market.Side;
import io.barlake.testing.MarketCalendars;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringTokenizer;
import java.util.stream.IntStream;

/** Small series for tests: written by hand, or random with everything that breaks engines. */
public final class Bars {
  private static final long MINUTE_MICROS = 60_000_000L;

  private Bars() {}

  /** Rows of day, open and close; high and low follow. */
  public static TickBars of(long[]... rows) {
    int size = rows.length;
    long[] stamps = new long[size];
    long[] open = new long[size];
    long[] high = new long[size];
    long[] low = new long[size];
    long[] close = new long[size];
    int[] day = new int[size];
    for (int bar = 0; bar < size; bar++) {
      stamps[bar] = bar * MINUTE_MICROS;
      day[bar] = (int) rows[bar][0];
      open[bar] = rows[bar][1];
      close[bar] = rows[bar][2];
      high[bar] = Math.max(open[bar], close[bar]) + 1;
      low[bar] = Math.min(open[bar], close[bar]);
    }
    return of(stamps, open, high, low, close, day);
  }

  /** Minutes of a currency with five decimals, the volume of each its number. */
  public static TickBars of(
      long[] stamps, long[] open, long[] high, long[] low, long[] close, int[] day) {
    double[] volume = IntStream.rangeClosed(1, stamps.length).asDoubleStream().toArray();
    return new TickBars(
        stamps,
        open,
        high,
        low,
        close,
        volume,
        day,
        new PriceScale(5),
        Timeframe.MINUTE,
        MarketCalendars.FOREX);
  }

  /** All on one day, every bar opening and closing at its price. */
  public static TickBars flat(long... prices) {
    return of(Arrays.stream(prices).mapToObj(p -> new long[] {0, p, p}).toArray(long[][]::new));
  }

  /**
   * Opens that gap from the close before, runs of equal prices, limit moves of a third of the
   * price, days of one bar and days without any.
   */
  public static TickBars random(Random random, int size) {
    List<long[]> rows = new ArrayList<>();
    long price = 1_000L + random.nextInt(200_000);
    int day = random.nextInt(20_000);
    int swing = 1 + random.nextInt(40);
    for (int bar = 0; bar < size; bar++) {
      day += random.nextInt(12) == 0 ? 1 + random.nextInt(3) : 0;
      long gap = random.nextInt(5) == 0 ? random.nextInt(641) - 320 : 0;
      long open = Math.max(1, price + gap);
      long move = random.nextInt(4) == 0 ? 0 : random.nextInt(2 * swing + 1) - swing;
      if (random.nextInt(200) == 0) {
        move = random.nextBoolean() ? open / 3 : -open / 3;
      }
      long close = Math.max(1, open + move);
      rows.add(new long[] {day, open, close});
      price = close;
    }
    return of(rows.toArray(long[][]::new));
  }

  /** The same with shadows that reach both ways. */
  public static TickBars wild(Random random, int size) {
    TickBars bars = random(random, size);
    long[] high = bars.high().clone();
    long[] low = bars.low().clone();
    for (int bar = 0; bar < size; bar++) {
      high[bar] += random.nextInt(50);
      low[bar] = Math.max(1, low[bar] - random.nextInt(50));
    }
    return of(bars.openMicros(), bars.open(), high, low, bars.close(), bars.sessionDay());
  }

  /** Bars of any price, some of which know their spread or their minutes, at any costs. */
  static Quotes quotes(Random random, TickBars bars) {
    Side side = List.of(Side.values()).get(random.nextInt(4));
    double[] spreads = new double[bars.size()];
    if (random.nextBoolean()) {
      Arrays.setAll(spreads, bar -> random.nextInt(4) == 0 ? Double.NaN : random.nextInt(90) / 8.0);
    }
    return new Quotes(
        bars,
        side,
        spreads,
        random.nextBoolean() ? MinutesBelow.NONE : minutes(random, bars),
        costs(random));
  }

  /** Up to four parts of each bar, which need not reach all that it reached. */
  private static MinutesBelow minutes(Random random, TickBars bars) {
    List<long[]> parts = new ArrayList<>();
    for (int bar = 0; bar < bars.size(); bar++) {
      long low = bars.low()[bar];
      long range = bars.high()[bar] - low;
      int count = random.nextInt(5);
      for (int part = 0; part < count; part++) {
        long one = low + Math.round(random.nextInt(4) / 3.0 * range);
        long other = low + Math.round(random.nextInt(4) / 3.0 * range);
        long stamp = bars.openMicros()[bar] + part * MINUTE_MICROS / 5;
        parts.add(new long[] {stamp, Math.min(one, other), Math.max(one, other)});
      }
    }
    return below(bars, parts.toArray(long[][]::new));
  }

  /** Rows of stamp, low and high. */
  static MinutesBelow below(TickBars bars, long[]... rows) {
    double[] low = prices(bars, rows, 1);
    double[] high = prices(bars, rows, 2);
    long[] stamps = Arrays.stream(rows).mapToLong(row -> row[0]).toArray();
    return MinutesBelow.of(
        bars, new BarSeries(stamps, low, high, low, high, new double[rows.length]));
  }

  /** The minutes of which bars are made. */
  static MinutesBelow below(TickBars bars, TickBars minutes) {
    return below(
        bars,
        IntStream.range(0, minutes.size())
            .mapToObj(
                n -> new long[] {minutes.openMicros()[n], minutes.low()[n], minutes.high()[n]})
            .toArray(long[][]::new));
  }

  /** Five minutes to a bar. */
  static TickBars ofFive(TickBars minutes) {
    int size = minutes.size() / 5;
    long[][] columns = new long[5][size];
    int[] day = new int[size];
    for (int bar = 0; bar < size; bar++) {
      int first = 5 * bar;
      columns[0][bar] = minutes.openMicros()[first];
      columns[1][bar] = minutes.open()[first];
      columns[2][bar] = Arrays.stream(minutes.high(), first, first + 5).max().orElseThrow();
      columns[3][bar] = Arrays.stream(minutes.low(), first, first + 5).min().orElseThrow();
      columns[4][bar] = minutes.close()[first + 4];
      day[bar] = minutes.sessionDay()[first + 4];
    }
    return new TickBars(
        columns[0],
        columns[1],
        columns[2],
        columns[3],
        columns[4],
        new double[size],
        day,
        minutes.scale(),
        Timeframe.parse("5m"),
        minutes.calendar());
  }

  /** All on one day, a text of open, high, low and close each. */
  static TickBars prices(String... rows) {
    int size = rows.length;
    long[] stamps = new long[size];
    long[][] prices = new long[4][size];
    for (int bar = 0; bar < size; bar++) {
      stamps[bar] = bar * MINUTE_MICROS;
      StringTokenizer row = new StringTokenizer(rows[bar]);
      for (long[] price : prices) {
        price[bar] = Long.parseLong(row.nextToken());
      }
    }
    return of(stamps, prices[0], prices[1], prices[2], prices[3], new int[size]);
  }

  /** As in a mirror: what rises falls. */
  static TickBars mirrored(TickBars bars) {
    long sum = 1L << 40;
    return of(
        bars.openMicros(),
        Arrays.stream(bars.open()).map(price -> sum - price).toArray(),
        Arrays.stream(bars.low()).map(price -> sum - price).toArray(),
        Arrays.stream(bars.high()).map(price -> sum - price).toArray(),
        Arrays.stream(bars.close()).map(price -> sum - price).toArray(),
        bars.sessionDay());
  }

  private static double[] prices(TickBars bars, long[][] rows, int column) {
    return Arrays.stream(rows).mapToDouble(row -> bars.scale().price(row[column])).toArray();
  }

  private static CostModel costs(Random random) {
    if (random.nextInt(5) == 0) {
      return CostModel.FREE;
    }
    Spread spread = Spread.fixed(random.nextInt(20_000));
    if (random.nextBoolean()) {
      Map<Integer, Double> means = new HashMap<>();
      for (int place = 0; place < 336; place += 1 + random.nextInt(40)) {
        means.put(place, (double) random.nextInt(40));
      }
      spread =
          new Spread(
              random.nextBoolean(),
              SpreadProfile.measured(MarketCalendars.FOREX.zone(), means).orElseThrow());
    }
    Carry carry =
        random.nextBoolean()
            ? Carry.NONE
            : new Carry(
                random.nextInt(9_000) - 6_000,
                random.nextInt(9_000) - 6_000,
                DayOfWeek.of(1 + random.nextInt(7)),
                random.nextInt(300) - 100,
                1);
    return new CostModel(
        spread,
        random.nextInt(3_000),
        new Commission(random.nextInt(3_000), random.nextBoolean() ? 0 : random.nextInt(2_000)),
        carry);
  }

  public static TickBars firstOf(TickBars bars, int size) {
    return of(
        Arrays.copyOf(bars.openMicros(), size),
        Arrays.copyOf(bars.open(), size),
        Arrays.copyOf(bars.high(), size),
        Arrays.copyOf(bars.low(), size),
        Arrays.copyOf(bars.close(), size),
        Arrays.copyOf(bars.sessionDay(), size));
  }
}
