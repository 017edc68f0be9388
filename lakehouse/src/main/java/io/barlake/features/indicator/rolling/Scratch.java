package io.barlake.features.indicator.rolling;

/** Room for one block of a column that is computed on the way to another. */
public final class Scratch {
  private double[] values = {};

  /** An array of at least this size, which holds anything. */
  public double[] of(int count) {
    if (values.length < count) {
      values = new double[count];
    }
    return values;
  }
}
