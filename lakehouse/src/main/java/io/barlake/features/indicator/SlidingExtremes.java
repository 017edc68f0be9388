package io.barlake.features.indicator;

/**
 * The highest and the lowest of the last {@code window} values, at a constant cost per value. As in
 * {@link SimpleMovingAverage} every window is the end of one block plus the beginning of the next
 * (van Herk 1992). A queue of candidates costs two to four times as much: random prices make its
 * branches unpredictable.
 */
final class SlidingExtremes {
  private SlidingExtremes() {}

  static double[] highest(double[] values, int window) {
    WarmUp.requireWindow(window, 1);
    int size = values.length;
    int first = window - 1;
    double[] extremes = WarmUp.column(size, first);
    if (first >= size) {
      return extremes;
    }
    // ends[k] is the highest of the block before without its first k values.
    double[] ends = new double[window + 1];
    ends[window] = Double.NEGATIVE_INFINITY;
    for (int block = 0; block < size; block += window) {
      int blockEnd = Math.min(size, block + window);
      double beginning = Double.NEGATIVE_INFINITY;
      for (int i = block; i < blockEnd; i++) {
        beginning = higher(beginning, values[i]);
        if (i >= first) {
          extremes[i] = higher(beginning, ends[i - block + 1]);
        }
      }
      double end = Double.NEGATIVE_INFINITY;
      for (int i = blockEnd - 1; i > block; i--) {
        end = higher(end, values[i]);
        ends[i - block] = end;
      }
    }
    return extremes;
  }

  static double[] lowest(double[] values, int window) {
    WarmUp.requireWindow(window, 1);
    int size = values.length;
    int first = window - 1;
    double[] extremes = WarmUp.column(size, first);
    if (first >= size) {
      return extremes;
    }
    // ends[k] is the lowest of the block before without its first k values.
    double[] ends = new double[window + 1];
    ends[window] = Double.POSITIVE_INFINITY;
    for (int block = 0; block < size; block += window) {
      int blockEnd = Math.min(size, block + window);
      double beginning = Double.POSITIVE_INFINITY;
      for (int i = block; i < blockEnd; i++) {
        beginning = lower(beginning, values[i]);
        if (i >= first) {
          extremes[i] = lower(beginning, ends[i - block + 1]);
        }
      }
      double end = Double.POSITIVE_INFINITY;
      for (int i = blockEnd - 1; i > block; i--) {
        end = lower(end, values[i]);
        ends[i - block] = end;
      }
    }
    return extremes;
  }

  private static double higher(double one, double other) {
    return one > other ? one : other;
  }

  private static double lower(double one, double other) {
    return one < other ? one : other;
  }
}
