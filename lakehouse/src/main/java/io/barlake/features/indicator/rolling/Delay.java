package io.barlake.features.indicator.rolling;

import java.util.Arrays;

/**
 * A column as it was some values ago, block by block; NaN where there was none. Loops over two
 * arrays are only run many bars at a time if both have the same index: so a kernel that compares
 * bars with earlier ones has these copied first.
 */
public final class Delay {
  // The last values of the block before.
  private final double[] tail;

  public Delay(int ago) {
    tail = new double[ago];
    Arrays.fill(tail, Double.NaN);
  }

  /** Takes the next block from the beginning of an array, and writes the delayed one to another. */
  public void next(double[] values, int count, double[] out) {
    int head = Math.min(tail.length, count);
    System.arraycopy(tail, 0, out, 0, head);
    System.arraycopy(values, 0, out, head, count - head);
    System.arraycopy(tail, head, tail, 0, tail.length - head);
    System.arraycopy(values, count - head, tail, tail.length - head, head);
  }
}
