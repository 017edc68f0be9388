package io.barlake.features.indicator.candle;

/**
 * What counts as long, short or near at a bar: a part of the mean body, or of the mean range, of
 * some bars just before it. The parts and numbers of bars are those of TA-Lib's candle settings.
 */
final class CandleAverage {
  private final boolean bodies;
  private final int count;
  private final double part;
  private double[] single = {};
  private double[] pairs = {};
  private double[] fours = {};

  private CandleAverage(boolean bodies, int count, double part) {
    this.bodies = bodies;
    this.count = count;
    this.part = part;
  }

  /** A body above it is long, one below it short. */
  static CandleAverage body() {
    return new CandleAverage(true, 10, 1);
  }

  /** A body up to it is none. */
  static CandleAverage doji() {
    return new CandleAverage(false, 10, 0.1);
  }

  /** A shadow below it is very short. */
  static CandleAverage shortShadow() {
    return new CandleAverage(false, 10, 0.1);
  }

  /** Prices no further apart are near each other. */
  static CandleAverage near() {
    return new CandleAverage(false, 5, 0.2);
  }

  /** Lengths that differ by more are far apart. */
  static CandleAverage far() {
    return new CandleAverage(false, 5, 0.6);
  }

  /** Prices no further apart are equal. */
  static CandleAverage equal() {
    return new CandleAverage(false, 5, 0.05);
  }

  /**
   * At the bars from {@code from} on, the earliest of which has as many before it as are averaged.
   * Sums are made of halves, many bars at a time, and so owe nothing to bars before theirs.
   */
  double[] next(Candles candles, int from, int to) {
    int bars = to - from;
    int values = bars + count;
    if (single.length < values) {
      single = new double[values];
      pairs = new double[values];
      fours = new double[values];
    }
    measure(candles, from - count, values);
    for (int k = 0; k < values - 1; k++) {
      pairs[k] = single[k] + single[k + 1];
    }
    for (int k = 0; k < values - 3; k++) {
      fours[k] = pairs[k] + pairs[k + 2];
    }
    if (count == 5) {
      for (int k = 0; k < bars; k++) {
        single[k] = part * ((fours[k] + single[k + 4]) / 5);
      }
    } else {
      for (int k = 0; k < bars; k++) {
        single[k] = part * ((fours[k] + fours[k + 4] + pairs[k + 8]) / 10);
      }
    }
    return single;
  }

  private void measure(Candles candles, int begin, int values) {
    if (bodies) {
      for (int k = 0; k < values; k++) {
        single[k] = candles.body(begin + k);
      }
    } else {
      for (int k = 0; k < values; k++) {
        single[k] = candles.range(begin + k);
      }
    }
  }
}
