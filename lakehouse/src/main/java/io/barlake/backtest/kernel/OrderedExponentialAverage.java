package io.barlake.backtest.kernel;

/**
 * Exponential averages as {@link io.barlake.backtest.strategy.ExponentialAverage} has them, bit for
 * bit, a tile at a time.
 */
final class OrderedExponentialAverage extends OrderedAverage {
  private final long[] closes;
  private final AverageScale scale;
  private final double weight;
  private final double[] exact = new double[TILE];

  private int tileFrom;
  private long sum;
  private double average;

  OrderedExponentialAverage(int window, long[] closes, AverageScale scale) {
    super(window);
    this.closes = closes;
    this.scale = scale;
    this.weight = 2.0 / (window + 1.0);
  }

  @Override
  void next(int from, int to) {
    tileFrom = from;
    int bar = seed(from, to);
    double last = average;
    for (; bar < to; bar++) {
      last += weight * (closes[bar] - last);
      exact[bar - from] = last;
    }
    average = last;
    for (int warm = Math.max(from, firstBar()); warm < to; warm++) {
      tile[warm - from] = (int) ((exact[warm - from] - scale.lowest()) * scale.factor());
    }
  }

  /** The first bar after the mean of the first window. */
  private int seed(int from, int to) {
    int bar = from;
    for (; bar < to && bar < window; bar++) {
      sum += closes[bar];
      if (bar == firstBar()) {
        average = (double) sum / window;
        exact[bar - from] = average;
      }
    }
    return bar;
  }

  @Override
  boolean tellsApart(OrderedAverage other) {
    return false;
  }

  @Override
  int order(OrderedAverage other, int bar) {
    OrderedExponentialAverage slow = (OrderedExponentialAverage) other;
    return Double.compare(exact[bar - tileFrom], slow.exact[bar - tileFrom]);
  }
}
