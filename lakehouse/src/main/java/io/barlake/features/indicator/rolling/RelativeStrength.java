package io.barlake.features.indicator.rolling;

import java.util.Arrays;

/**
 * Wilder's strength of a column, {@code 100 * gain / (gain + loss)}: gain and loss are its rises
 * and falls, the first {@code window} averaged and then smoothed by a share of {@code 1 / window};
 * 50 where it does not move. In blocks as {@link SmoothedAverage}.
 */
public final class RelativeStrength {
  private static final double NEITHER = 50;

  private final int window;
  private final int begin;
  private final Scratch movements = new Scratch();

  private int seen;
  private double before;
  // Faded sums: the averages, times the window.
  private double gain;
  private double loss;

  public RelativeStrength(int window, int begin) {
    this.window = window;
    this.begin = begin;
  }

  public void next(double[] values, int at, int count, double[] out) {
    int begun = begin(values, at, count, out);
    double[] movement = movements.of(count);
    Arrays.fill(movement, 0, begun, 1);
    double keep = 1 - 1.0 / window;
    double last = before;
    double up = gain;
    double down = loss;
    for (int k = begun; k < count; k++) {
      double value = values[at + k];
      double change = value - last;
      last = value;
      up = keep * up + Movement.up(change);
      down = keep * down + Movement.up(-change);
      double both = up + down;
      if (Faded.is(both)) {
        up = 0;
        down = 0;
        both = 0;
      }
      out[k] = 100 * up;
      movement[k] = both;
    }
    before = last;
    gain = up;
    loss = down;
    Ratio.next(out, movement, NEITHER, count, out);
  }

  /** The number of values that went into the first averages, or before them. */
  private int begin(double[] values, int at, int count, double[] out) {
    int k = 0;
    for (; k < count && seen <= begin + window; k++) {
      double value = values[at + k];
      double change = seen > begin ? value - before : 0;
      gain += Movement.up(change);
      loss += Movement.up(-change);
      before = value;
      out[k] = seen < begin + window ? Double.NaN : strength(gain, loss);
      seen++;
    }
    return k;
  }

  private static double strength(double up, double down) {
    double movement = up + down;
    return movement == 0 ? NEITHER : 100 * up / movement;
  }
}
