package io.barlake.backtest.exits;

import io.barlake.backtest.costs.CostModel;

/** In what the distances of stops and targets are counted, by the word of a sweep file. */
public enum DistanceUnit {
  /** Of the data's own scale. */
  TICKS("ticks"),
  /** Of the price at which the position began. */
  PERCENT("percent"),
  /** Times the average true range at the close before the entry. */
  RANGES("atr");

  private final String word;

  DistanceUnit(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /** In thousandths of a tick, rounded half-even, at least one. */
  public long thousandths(double size, long entryFill, double range) {
    double ticks =
        switch (this) {
          case TICKS -> size;
          case PERCENT -> size / 100 * entryFill / CostModel.TICK;
          case RANGES -> size * range;
        };
    return Math.max(1, (long) StrictMath.rint(ticks * CostModel.TICK));
  }
}
