package io.barlake.backtest.kernel;

/** Simple averages, from sums of closes that the whole grid shares. */
final class OrderedSimpleAverage extends OrderedAverage {
  /** At i, the sum of the first i closes; it may wrap, differences are right all the same. */
  private final long[] sums;

  private final TileScale scale;

  OrderedSimpleAverage(int window, long[] sums, TileScale scale) {
    super(window);
    this.sums = sums;
    this.scale = scale;
  }

  static long[] sums(long[] closes) {
    long[] sums = new long[closes.length + 1];
    for (int bar = 0; bar < closes.length; bar++) {
      sums[bar + 1] = sums[bar] + closes[bar];
    }
    return sums;
  }

  @Override
  void next(int from, int to) {
    double factor = scale.factor() / window;
    long lowest = scale.lowest() * window;
    for (int bar = Math.max(from, firstBar()); bar < to; bar++) {
      tile[bar - from] = (int) ((sum(bar) - lowest) * factor);
    }
  }

  /** Two that differ do so by at least 1 / (window * window), which has to be two numbers. */
  @Override
  boolean tellsApart(OrderedAverage other) {
    return scale.factor() >= 2.0 * window * other.window;
  }

  @Override
  int order(OrderedAverage other, int bar) {
    OrderedSimpleAverage slow = (OrderedSimpleAverage) other;
    return Long.compare(sum(bar) * slow.window, slow.sum(bar) * window);
  }

  private long sum(int bar) {
    return sums[bar + 1] - sums[bar + 1 - window];
  }
}
