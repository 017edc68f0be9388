package io.barlake.features.indicator.rolling;

/**
 * Wilder's strength of a column, {@code 100 * gain / (gain + loss)}: gain and loss are its rises
 * and falls, the first {@code window} averaged and then smoothed by a share of {@code 1 / window};
 * 50 where it does not move. In blocks as {@link SmoothedAverage}.
 */
public final class RelativeStrength {
  private static final double NEITHER = 50;

  private final int window;
  private final int begin;

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
    int k = begin(values, at, count, out);
    double keep = 1 - 1.0 / window;
    double last = before;
    double up = gain;
    double down = loss;
    for (; k < count; k++) {
      double value = values[at + k];
      double change = value - last;
      last = value;
      up = keep * up + Movement.up(change);
      down = keep * down + Movement.up(-change);
      if (Faded.is(up + down)) {
        up = 0;
        down = 0;
      }
      out[k] = strength(up, down);
    }
    before = last;
    gain = up;
    loss = down;
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
