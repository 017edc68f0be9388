package io.barlake.features.indicator;

/**
 * The population standard deviation of the last {@code window} values.
 *
 * <p>The textbook difference of two running sums loses every digit where prices are large and
 * hardly move. Here the series is cut into blocks of one window; a window is the end of one block
 * and the beginning of the next, whose means and squares are merged (Chan, Golub, LeVeque 1983).
 * Nothing is subtracted from a sum, so nothing drifts, a spike leaves no trace once it has left the
 * window, and values that stand still deviate by exactly 0.
 */
public final class StandardDeviation {
  private StandardDeviation() {}

  public static double[] of(double[] values, int window) {
    return of(values, 0, window);
  }

  /** The same where the first {@code from} values are another column's warm-up. */
  static double[] of(double[] values, int from, int window) {
    WarmUp.requireWindow(window, 1);
    int size = values.length;
    int first = from + window - 1;
    double[] deviations = WarmUp.column(size, first);
    if (first >= size) {
      return deviations;
    }
    double[] reciprocals = reciprocals(window);
    // endMeans[k] and endSquares[k] are of the block before without its first k values.
    double[] endMeans = new double[window + 1];
    double[] endSquares = new double[window + 1];
    for (int block = from; block < size; block += window) {
      int blockEnd = Math.min(size, block + window);
      double mean = 0;
      double squares = 0;
      for (int i = block; i < blockEnd; i++) {
        int count = i - block + 1;
        double distance = values[i] - mean;
        mean += distance * reciprocals[count];
        squares += distance * (values[i] - mean);
        if (i >= first) {
          double apart = mean - endMeans[count];
          double weight = (double) count * (window - count) * reciprocals[window];
          double merged = squares + endSquares[count] + apart * apart * weight;
          deviations[i] = Math.sqrt(merged * reciprocals[window]);
        }
      }
      if (blockEnd == block + window) {
        rememberEnds(values, block, blockEnd, reciprocals, endMeans, endSquares);
      }
    }
    return deviations;
  }

  private static void rememberEnds(
      double[] values,
      int block,
      int blockEnd,
      double[] reciprocals,
      double[] endMeans,
      double[] endSquares) {
    double mean = 0;
    double squares = 0;
    for (int i = blockEnd - 1; i > block; i--) {
      double distance = values[i] - mean;
      mean += distance * reciprocals[blockEnd - i];
      squares += distance * (values[i] - mean);
      endMeans[i - block] = mean;
      endSquares[i - block] = squares;
    }
  }

  private static double[] reciprocals(int most) {
    double[] reciprocals = new double[most + 1];
    for (int i = 1; i <= most; i++) {
      reciprocals[i] = 1.0 / i;
    }
    return reciprocals;
  }
}
