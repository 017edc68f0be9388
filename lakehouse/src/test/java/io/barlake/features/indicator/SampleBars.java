package io.barlake.features.indicator;

import io.barlake.market.BarSeries;
import java.util.Arrays;
import java.util.Random;

/** Seeded series of bars for tests. */
public final class SampleBars {
  private static final long MINUTE_MICROS = 60_000_000;

  private SampleBars() {}

  /** A random walk that stays near 100. */
  public static BarSeries near100(long seed, int size) {
    Random random = new Random(seed);
    double[][] ohlc = new double[4][size];
    double price = 100;
    for (int i = 0; i < size; i++) {
      double open = price + 0.1 * random.nextGaussian();
      double close = open + random.nextGaussian() + 0.01 * (100 - open);
      ohlc[0][i] = open;
      ohlc[1][i] = Math.max(open, close) + random.nextDouble();
      ohlc[2][i] = Math.min(open, close) - random.nextDouble();
      ohlc[3][i] = close;
      price = close;
    }
    double[] volume = new double[size];
    Arrays.setAll(volume, i -> 100 * Math.exp(random.nextGaussian()));
    return of(ohlc, volume);
  }

  /** Bars that never move, and always trade 1. */
  public static BarSeries standing(double price, int size) {
    double[] prices = new double[size];
    Arrays.fill(prices, price);
    double[] volume = new double[size];
    Arrays.fill(volume, 1);
    return of(new double[][] {prices, prices.clone(), prices.clone(), prices.clone()}, volume);
  }

  /**
   * What real archives hold: quotes in small ticks, long standing stretches, bars without a range
   * or a volume, and wrong prices a thousand times too high for one bar.
   */
  public static BarSeries rough(long seed, int size) {
    return rough(seed, size, 400);
  }

  public static BarSeries rough(long seed, int size, int longestStandstill) {
    Random random = new Random(seed);
    double[][] ohlc = new double[4][size];
    long ticks = 112_345;
    int standing = 0;
    for (int i = 0; i < size; i++) {
      if (standing == 0 && random.nextInt(200) == 0) {
        standing = random.nextInt(longestStandstill);
      }
      boolean moves = standing == 0;
      long open = ticks + (moves ? random.nextInt(3) - 1 : 0);
      long close = open + (moves ? random.nextInt(5) - 2 : 0);
      long scale = random.nextInt(1000) == 0 ? 1000 : 1;
      ohlc[0][i] = scale * open / 1e5;
      ohlc[1][i] = scale * (Math.max(open, close) + (moves ? random.nextInt(2) : 0)) / 1e5;
      ohlc[2][i] = scale * (Math.min(open, close) - (moves ? random.nextInt(2) : 0)) / 1e5;
      ohlc[3][i] = scale * close / 1e5;
      ticks = close;
      standing = Math.max(0, standing - 1);
    }
    double[] volume = new double[size];
    Arrays.setAll(volume, i -> i > 0 && random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(100_000));
    return of(ohlc, volume);
  }

  /**
   * Bodies and shadows of every length, gaps and equal prices. Prices are eighths, whose sums have
   * no rounding: equal lengths are equal for everybody who adds them up.
   */
  public static BarSeries candles(long seed, int size) {
    Random random = new Random(seed);
    double[][] ohlc = new double[4][size];
    double last = 1000;
    for (int i = 0; i < size; i++) {
      int gap = random.nextInt(3) == 0 ? random.nextInt(13) - 6 : 0;
      int body = random.nextInt(4) == 0 ? random.nextInt(3) - 1 : random.nextInt(33) - 16;
      int above = random.nextInt(3) == 0 ? 0 : random.nextInt(random.nextInt(2) == 0 ? 2 : 24);
      int below = random.nextInt(3) == 0 ? 0 : random.nextInt(random.nextInt(2) == 0 ? 2 : 24);
      double open = last + gap / 8.0;
      double close = open + body / 8.0;
      ohlc[0][i] = open;
      ohlc[1][i] = Math.max(open, close) + above / 8.0;
      ohlc[2][i] = Math.min(open, close) - below / 8.0;
      ohlc[3][i] = close;
      // Back to the middle, that prices stay above 0.
      last = close + (close > 1100 ? -50 : close < 900 ? 50 : 0);
    }
    return of(ohlc[0], ohlc[1], ohlc[2], ohlc[3]);
  }

  public static BarSeries of(double[] open, double[] high, double[] low, double[] close) {
    double[] volume = new double[close.length];
    Arrays.setAll(volume, i -> 1 + i % 7);
    return of(new double[][] {open, high, low, close}, volume);
  }

  private static BarSeries of(double[][] ohlc, double[] volume) {
    long[] stamps = new long[volume.length];
    Arrays.setAll(stamps, i -> i * MINUTE_MICROS);
    return new BarSeries(stamps, ohlc[0], ohlc[1], ohlc[2], ohlc[3], volume);
  }

  /** Bars whose four prices are the close. */
  public static BarSeries traded(double[] closes, double[] volume) {
    return of(new double[][] {closes, closes, closes, closes}, volume);
  }

  /** Bars whose four prices are the close. */
  public static BarSeries ofCloses(double... closes) {
    return of(closes, closes, closes, closes);
  }

  /** Bars that open at the close. */
  public static BarSeries of(double[] high, double[] low, double[] close) {
    return of(close, high, low, close);
  }

  public static BarSeries first(BarSeries bars, int count) {
    return between(bars, 0, count);
  }

  public static BarSeries between(BarSeries bars, int from, int to) {
    return new BarSeries(
        Arrays.copyOfRange(bars.openMicros(), from, to),
        Arrays.copyOfRange(bars.open(), from, to),
        Arrays.copyOfRange(bars.high(), from, to),
        Arrays.copyOfRange(bars.low(), from, to),
        Arrays.copyOfRange(bars.close(), from, to),
        Arrays.copyOfRange(bars.volume(), from, to));
  }

  public static BarSeries scaled(BarSeries bars, double factor) {
    return new BarSeries(
        bars.openMicros(),
        scaled(bars.open(), factor),
        scaled(bars.high(), factor),
        scaled(bars.low(), factor),
        scaled(bars.close(), factor),
        bars.volume());
  }

  private static double[] scaled(double[] values, double factor) {
    return Arrays.stream(values).map(value -> factor * value).toArray();
  }
}
