package io.barlake.features.indicator;

/**
 * When a smoothed movement counts as none. Wilder's averages halve every few bars of a standing
 * price and would end as numbers so small that their ratios are noise, and slow to compute.
 */
final class Faded {
  /** Far below any price, and far above the doubles that lose digits. */
  private static final double MOVEMENT = 1e-280;

  private Faded() {}

  static boolean is(double movement) {
    return movement < MOVEMENT;
  }
}
