package io.barlake.features.indicator.volatility;

import io.barlake.features.indicator.rolling.History;
import io.barlake.features.indicator.rolling.RollingSum;

/** The variance of bars that are judged by their own prices: the mean of one number a bar. */
final class RangeVariance {
  private final int window;
  private final RollingSum sum;
  private final History bars;

  RangeVariance(int window) {
    this.window = window;
    this.sum = new RollingSum(window, 0);
    this.bars = new History(window);
  }

  /** Writes the root of the mean over the numbers of the bars, which may be below 0 by a bit. */
  void root(double[] numbers, int count) {
    bars.append(numbers, count);
    sum.next(bars.values(), bars.at(), count, numbers);
    for (int k = 0; k < count; k++) {
      numbers[k] = Math.sqrt(Math.max(0, numbers[k] / window));
    }
  }

  /**
   * {@code ln(high / close) * ln(high / open) + ln(low / close) * ln(low / open)}, by the distances
   * of high, low and close from the open.
   */
  static double withoutTrend(double up, double down, double body) {
    return up * (up - body) + down * (down - body);
  }
}
