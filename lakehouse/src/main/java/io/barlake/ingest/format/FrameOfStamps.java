package io.barlake.ingest.format;

import java.util.List;

/** Tells the frame of bars from the steps between their stamps. */
final class FrameOfStamps {
  private static final List<Integer> FRAMES =
      List.of(10_080, 1_440, 720, 480, 360, 240, 180, 120, 60, 30, 20, 15, 10, 5, 4, 3, 2);

  private FrameOfStamps() {}

  /** The longest frame of which every step is a multiple; 1 where there is no step. */
  static int of(long[] fileMinutes) {
    long step = 0;
    for (int i = 1; i < fileMinutes.length; i++) {
      step = greatestDivisor(step, Math.abs(fileMinutes[i] - fileMinutes[i - 1]));
      if (step == 1) {
        return 1;
      }
    }
    for (int frame : FRAMES) {
      if (step > 0 && step % frame == 0) {
        return frame;
      }
    }
    return 1;
  }

  private static long greatestDivisor(long one, long other) {
    long a = one;
    long b = other;
    while (b != 0) {
      long rest = a % b;
      a = b;
      b = rest;
    }
    return a;
  }
}
