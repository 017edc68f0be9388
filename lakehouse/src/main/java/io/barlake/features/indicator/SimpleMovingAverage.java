package io.barlake.features.indicator;

import io.barlake.market.BarSeries;
import java.util.List;

/**
 * The mean of the last {@code window} closes: {@code (c[t] + ... + c[t-window+1]) / window}.
 * Warm-up {@code window - 1}; agrees with TA-Lib's SMA.
 *
 * <p>Nothing drifts, however long the series, because nothing is ever subtracted from a running
 * sum: the series is cut into blocks of one window, and every window is the end of one block plus
 * the beginning of the next. Sums are of distances from the close before the block, so that a price
 * that stands still is its own mean to the last bit.
 */
public record SimpleMovingAverage(int window) implements Indicator {
  public SimpleMovingAverage {
    WarmUp.requireWindow(window, 1);
  }

  @Override
  public String label() {
    return Label.of("sma", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(label(), window - 1, "mean of the last " + window + " closes"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE);
  }

  @Override
  public double[][] over(BarSeries bars) {
    return new double[][] {of(bars.close(), window)};
  }

  public static double[] of(double[] values, int window) {
    return of(values, 0, window);
  }

  /** The same where the first {@code from} values are another column's warm-up. */
  static double[] of(double[] values, int from, int window) {
    WarmUp.requireWindow(window, 1);
    int size = values.length;
    int first = from + window - 1;
    double[] means = WarmUp.column(size, first);
    if (first >= size) {
      return means;
    }
    // ends[k] is the sum of the block before without its first k values.
    double[] ends = new double[window + 1];
    double anchor = values[from];
    for (int block = from; block < size; block += window) {
      int blockEnd = Math.min(size, block + window);
      double beginning = 0;
      for (int i = block; i < blockEnd; i++) {
        beginning += values[i] - anchor;
        if (i >= first) {
          means[i] = anchor + (ends[i - block + 1] + beginning) / window;
        }
      }
      anchor = values[blockEnd - 1];
      double end = 0;
      for (int i = blockEnd - 1; i > block; i--) {
        end += values[i] - anchor;
        ends[i - block] = end;
      }
    }
    return means;
  }
}
