package io.barlake.features.label;

import java.util.Arrays;

/**
 * The labels of a series: an array a field, each as long as the series.
 *
 * @param knownAt the bar at whose close the label is known, or {@link #NEVER}, and then the other
 *     fields of the bar mean nothing
 * @param logReturn from the entry to the exit
 * @param barrier 1 for the profit, -1 for the stop, 0 for neither
 * @param ambiguous 1 where a bar held both barriers and nobody could tell which came first
 */
public record Outcomes(int[] knownAt, double[] logReturn, int[] barrier, int[] ambiguous) {
  /** The series ends before the label is known. */
  public static final int NEVER = -1;

  static Outcomes unknown(int size) {
    int[] knownAt = new int[size];
    Arrays.fill(knownAt, NEVER);
    return new Outcomes(knownAt, new double[size], new int[size], new int[size]);
  }

  public boolean isKnown(int bar) {
    return knownAt[bar] != NEVER;
  }
}
