package io.barlake.bars.kernel;

import io.barlake.BarlakeException;
import java.math.BigDecimal;

/**
 * Volumes as whole units of the finest decimal seen so far. A sum of doubles depends on the order
 * of the additions, so that an hour made of minutes would differ in its last digit from the same
 * hour made of five-minute bars; a sum of units does not.
 */
public final class VolumeUnits {
  private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
  private static final double LARGEST_EXACT = 1L << 53;

  private int decimals;

  /** Takes in finer volumes; returns the factor by which sums made before are to be multiplied. */
  public long refineFor(double[] volume, int from, int to) {
    int finest = decimals;
    for (int i = from; i < to; i++) {
      while (!Double.isNaN(volume[i]) && !isWhole(volume[i], finest)) {
        finest++;
        if (finest == POWERS.length) {
          throw BarlakeException.badInput(
              "Unsupported volume %s: expected a number from 0 with at most %d decimals.",
              volume[i], POWERS.length - 1);
        }
      }
    }
    long factor = (long) POWERS[finest - decimals];
    decimals = finest;
    return factor;
  }

  /**
   * Fills both columns from their start: the units and 1, or 0 and 0 where it is not known. Fails
   * with an {@link ArithmeticException} where a long volume meets decimals so fine that its units
   * cannot be counted.
   */
  public void convert(double[] volume, int from, int to, long[] units, int[] known) {
    double power = POWERS[decimals];
    for (int i = from; i < to; i++) {
      double scaled = Math.rint(volume[i] * power);
      units[i - from] =
          scaled >= LARGEST_EXACT
              ? BigDecimal.valueOf(volume[i]).movePointRight(decimals).longValueExact()
              : (long) scaled;
      known[i - from] = Double.isNaN(scaled) ? 0 : 1;
    }
  }

  /** A sum of units as a volume. */
  public double volume(long sum) {
    return sum / POWERS[decimals];
  }

  /** How many decimals a unit has. */
  public int decimals() {
    return decimals;
  }

  /** The sums as volumes; NaN where no minute knew its own. */
  double[] volumes(long[] units, int[] known, int size) {
    double power = POWERS[decimals];
    double[] volumes = new double[size];
    for (int i = 0; i < size; i++) {
      volumes[i] = known[i] == 0 ? Double.NaN : units[i] / power;
    }
    return volumes;
  }

  private static boolean isWhole(double volume, int decimals) {
    double scaled = Math.rint(volume * POWERS[decimals]);
    if (scaled >= LARGEST_EXACT && decimals > 0) {
      // Too long a number to be judged at this scale: a coarser one that it needs will do.
      return isWhole(volume, decimals - 1);
    }
    return scaled >= 0 && scaled < LARGEST_EXACT && scaled / POWERS[decimals] == volume;
  }
}
