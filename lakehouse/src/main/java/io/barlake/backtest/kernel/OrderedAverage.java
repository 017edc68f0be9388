package io.barlake.backtest.kernel;

/**
 * A moving average of closes, tile by tile from the first bar on, as whole numbers that are in the
 * order of the averages: of two that are {@link #APART} or more apart the greater number is the
 * greater average. Where they are closer, {@link #order} compares the averages themselves.
 */
abstract class OrderedAverage {
  /** What rounding, down and in doubles, cannot bridge. */
  static final int APART = 2;

  /** Bars of a tile: a handful of them fits the nearest cache. */
  static final int TILE = 1_024;

  final int window;
  final int[] tile = new int[TILE];

  OrderedAverage(int window) {
    this.window = window;
  }

  /** Makes the tile of the bars from {@code from} to before {@code to}. */
  abstract void next(int from, int to);

  /**
   * Whether in the latest tile any two that differ are different numbers, in their order: then only
   * equal averages have to be compared themselves.
   */
  abstract boolean tellsApart(OrderedAverage other);

  /** As {@link Long#compare}, of two averages of a kind at a warm bar of the latest tile. */
  abstract int order(OrderedAverage other, int bar);

  /** The first bar at whose close there is an average. */
  int firstBar() {
    return window - 1;
  }
}
