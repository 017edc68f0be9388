package io.barlake.features.indicator;

/**
 * How many earlier bars a value remembers. The weight of a bar in an average that moves by a share
 * fades by that share with every bar; averages of averages remember no more than their memories
 * together, since older bars would have to be older in one of them.
 */
public final class Memory {
  /** Every bar since the first counts. */
  public static final int WHOLE = Integer.MAX_VALUE;

  /** What all forgotten bars weigh at most, beside 1: less than the last bit of a float. */
  public static final double SHARE = 0x1p-30;

  private Memory() {}

  /** Of an average of {@code window} bars that moves by {@code 2 / (window + 1)}, seed included. */
  public static int ofExponential(int window) {
    return sum(window - 1, fading(2.0 / (window + 1)));
  }

  /** Of an average of {@code window} bars that moves by {@code 1 / window}, seed included. */
  public static int ofWilder(int window) {
    return sum(window - 1, fading(1.0 / window));
  }

  /** Of an average that moves by {@code share}, begun with the first value. */
  public static int ofShare(double share) {
    return fading(share);
  }

  /** Of steps that read each other, bars in all. */
  public static int sum(int... steps) {
    long bars = 0;
    for (int step : steps) {
      bars += step;
    }
    return (int) Math.min(bars, WHOLE);
  }

  /** The bars after which an average that moves by {@code share} has forgotten its beginning. */
  private static int fading(double share) {
    return share >= 1 ? 0 : (int) Math.ceil(Math.log(SHARE) / Math.log1p(-share));
  }
}
