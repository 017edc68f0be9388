package io.barlake.features.indicator.rolling;

import java.util.Arrays;

/**
 * A column that is computed on the way to another, block by block: its latest block, and in the
 * same array the {@code reach} values before it, for windows that look back. Before the first value
 * there is no number.
 */
public final class History {
  private final int reach;
  private double[] values;
  private int begin;
  private int end;

  public History(int reach) {
    this.reach = reach;
    this.values = new double[reach];
    Arrays.fill(values, Double.NaN);
    this.begin = reach;
    this.end = reach;
  }

  /** Takes the next block from the beginning of an array. */
  public void append(double[] block, int count) {
    if (end + count > values.length) {
      double[] moved = reach + count > values.length ? new double[2 * reach + 2 * count] : values;
      System.arraycopy(values, end - reach, moved, 0, reach);
      values = moved;
      end = reach;
    }
    System.arraycopy(block, 0, values, end, count);
    begin = end;
    end += count;
  }

  public double[] values() {
    return values;
  }

  /** Where the latest block begins. */
  public int at() {
    return begin;
  }
}
