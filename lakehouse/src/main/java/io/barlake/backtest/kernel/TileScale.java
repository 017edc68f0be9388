package io.barlake.backtest.kernel;

/**
 * How simple averages become whole numbers, tile by tile: as an {@link AverageScale} of the closes
 * that the averages of the tile are made of, which lie closer together than all closes do.
 */
final class TileScale {
  private final long[] closes;
  private int longestWindow = 1;
  private AverageScale scale = new AverageScale(0, 1);

  TileScale(long[] closes) {
    this.closes = closes;
  }

  /** An average of this window will be made. */
  void reach(int window) {
    longestWindow = Math.max(longestWindow, window);
  }

  /** Turns to the tile of the bars from {@code from} to before {@code to}. */
  void next(int from, int to) {
    scale = AverageScale.of(closes, Math.max(0, from + 1 - longestWindow), to);
  }

  long lowest() {
    return scale.lowest();
  }

  double factor() {
    return scale.factor();
  }
}
