package io.barlake.bars.event;

import io.barlake.BarlakeException;
import io.barlake.bars.kernel.MinuteSeries;
import java.util.Arrays;

/**
 * What bars that are not of time are made of, in the order of time: ticks, or minutes where there
 * are no ticks. {@code volume} is NaN where it is not known and {@code ticks} is 0. Ticks may share
 * a stamp. The arrays are shared, not copied.
 */
public record Events(
    long[] micros,
    double[] open,
    double[] high,
    double[] low,
    double[] close,
    double[] volume,
    int[] ticks) {

  public Events {
    for (int i = 1; i < micros.length; i++) {
      if (micros[i] < micros[i - 1]) {
        throw BarlakeException.badInput(
            "Invalid order of ticks: position %d is earlier than the one before it. Ingest their"
                + " archives again.",
            i);
      }
    }
  }

  /** Ticks with one price each. */
  public static Events ofTicks(long[] micros, double[] price, double[] volume) {
    int[] ones = new int[micros.length];
    Arrays.fill(ones, 1);
    return new Events(micros, price, price, price, price, volume, ones);
  }

  /** Whole minutes: a bar ends with one, and never within it. */
  public static Events ofMinutes(MinuteSeries minutes) {
    int[] ticks = minutes.ticks().length == 0 ? new int[minutes.size()] : minutes.ticks();
    return new Events(
        minutes.openMicros(),
        minutes.open(),
        minutes.high(),
        minutes.low(),
        minutes.close(),
        minutes.bars().volume(),
        ticks);
  }

  public int size() {
    return micros.length;
  }
}
