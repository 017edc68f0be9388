package io.barlake.bars.reconcile;

import java.io.Serializable;

/**
 * By how many minutes the stamps of the other source are later than those of the one, so that their
 * prices lie nearest, and how sure that is: {@code distance} in ticks there, {@code runnerUp} at
 * the best of the shifts that are whole hours away.
 */
public record MinuteShift(int minutes, double distance, double runnerUp) implements Serializable {
  /** Too few minutes match to say anything. */
  public static final MinuteShift UNKNOWN = new MinuteShift(0, Double.NaN, Double.NaN);

  /** The best has to beat the runner-up so many times over. */
  public static final double DECIDING_RATIO = 3;

  /** Prices of different decimals lie this far apart when they are the same. */
  static final double ROUNDING_TICKS = 0.5;

  public boolean isKnown() {
    return !Double.isNaN(runnerUp);
  }

  /** How many times nearer the prices lie than at the runner-up; NaN where it is not known. */
  public double ratio() {
    return runnerUp / Math.max(distance, ROUNDING_TICKS);
  }

  public boolean isDecided() {
    return ratio() >= DECIDING_RATIO;
  }

  /** Whether the two clocks differ for certain. */
  public boolean isShifted() {
    return isDecided() && minutes != 0;
  }
}
