package io.barlake.features.indicator.rolling;

/**
 * When a smoothed number counts as nothing. An average halves every few bars of a standing price
 * and would end as numbers so small that their ratios are noise, and slow to compute.
 */
public final class Faded {
  /** Far below any price, and far above the doubles that lose digits. */
  private static final double NOTHING = 1e-280;

  private Faded() {}

  /** The number, or 0 if it has faded. */
  static double or0(double smoothed) {
    return is(smoothed) ? 0 : smoothed;
  }

  public static boolean is(double smoothed) {
    return Math.abs(smoothed) < NOTHING;
  }
}
