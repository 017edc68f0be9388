package io.barlake.features.indicator;

import io.barlake.market.BarSeries;
import java.util.List;

/**
 * The mean of the last {@code window} closes, the latest with weight {@code window}, the one before
 * with {@code window - 1}, the first with 1. Warm-up {@code window - 1}; agrees with TA-Lib's WMA.
 * Built of blocks like {@link SimpleMovingAverage}, so it does not drift either.
 */
public record WeightedMovingAverage(int window) implements Indicator {
  public WeightedMovingAverage {
    WarmUp.requireWindow(window, 1);
  }

  @Override
  public String label() {
    return Label.of("wma", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window - 1,
            "mean of the last "
                + window
                + " closes with weights from 1 for the first to "
                + window
                + " for the latest"));
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
    WarmUp.requireWindow(window, 1);
    int size = values.length;
    int first = window - 1;
    double[] means = WarmUp.column(size, first);
    if (first >= size) {
      return means;
    }
    double weights = window * (window + 1.0) / 2;
    // ends[k] is the weighted sum of the block before without its first k values.
    double[] ends = new double[window + 1];
    double anchor = values[0];
    for (int block = 0; block < size; block += window) {
      int blockEnd = Math.min(size, block + window);
      double sum = 0;
      double weighted = 0;
      for (int i = block; i < blockEnd; i++) {
        int count = i - block + 1;
        double distance = values[i] - anchor;
        sum += distance;
        weighted += count * distance;
        if (i >= first) {
          double shifted = weighted + (window - count) * sum;
          means[i] = anchor + (ends[count] + shifted) / weights;
        }
      }
      anchor = values[blockEnd - 1];
      double endSum = 0;
      double end = 0;
      for (int i = blockEnd - 1; i > block; i--) {
        endSum += values[i] - anchor;
        end += endSum;
        ends[i - block] = end;
      }
    }
    return means;
  }
}
