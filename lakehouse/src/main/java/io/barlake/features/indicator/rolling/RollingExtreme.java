package io.barlake.features.indicator.rolling;

import java.util.ArrayList;
import java.util.List;

/**
 * The highest, or the lowest, of the last {@code window} values, in blocks as in {@link
 * SmoothedAverage}. The highest of two values is the higher of one and the one before, the highest
 * of four is the higher of two such pairs, and so on: a window costs as many steps as it can be
 * halved, each of which the processor takes for several bars at a time. Methods of a constant cost,
 * such as a queue of candidates, cost more for every window that people use: random prices make
 * their branches unpredictable.
 *
 * <p>As long as a window is not whole it holds something that is not a number, and so is its
 * extreme.
 */
public final class RollingExtreme {
  private final boolean highest;
  // One a step: from the extremes of some values to those of up to twice as many.
  private final List<Delay> steps = new ArrayList<>();
  private final Scratch earlier = new Scratch();

  private RollingExtreme(boolean highest, int window) {
    this.highest = highest;
    int spanned = 1;
    while (spanned < window) {
      int ago = Math.min(spanned, window - spanned);
      steps.add(new Delay(ago));
      spanned += ago;
    }
  }

  public static RollingExtreme highest(int window) {
    return new RollingExtreme(true, window);
  }

  public static RollingExtreme lowest(int window) {
    return new RollingExtreme(false, window);
  }

  public void next(double[] values, int at, int count, double[] out) {
    System.arraycopy(values, at, out, 0, count);
    double[] before = earlier.of(count);
    for (Delay step : steps) {
      step.next(out, count, before);
      if (highest) {
        raise(out, before, count);
      } else {
        lower(out, before, count);
      }
    }
  }

  private static void raise(double[] values, double[] others, int count) {
    for (int k = 0; k < count; k++) {
      values[k] = Math.max(values[k], others[k]);
    }
  }

  private static void lower(double[] values, double[] others, int count) {
    for (int k = 0; k < count; k++) {
      values[k] = Math.min(values[k], others[k]);
    }
  }
}
