package io.barlake.backtest.kernel;

/** What is asked for by one trial or by many alike: the bars at which that changes. */
interface Asked {
  /** How often it changes. */
  int size();

  /** The bar at whose close it changes. */
  int bar(int n);

  /** What is asked for from then on: 1, 0 or -1. */
  int side(int n);

  /**
   * The first bar from this one on at whose close it is asked for anew; {@link #NEVER} for none.
   */
  int anewFrom(int bar);

  int NEVER = Integer.MAX_VALUE;
}
