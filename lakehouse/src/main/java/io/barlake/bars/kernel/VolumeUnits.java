package io.barlake.bars.kernel;

import io.barlake.BarlakeException;
import java.math.BigDecimal;

/**
 * Volumes as whole units of the finest decimal among them. A sum of doubles depends on the order of
 * the additions, so that an hour made of minutes would differ in its last digit from the same hour
 * made of five-minute bars; a sum of units does not.
 *
 * @param decimals how many decimals a unit has
 */
public record VolumeUnits(int decimals) {
  private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
  private static final double LARGEST_EXACT = 1L << 53;

  /** The units of these volumes; NaN is one that is not known. */
  public static VolumeUnits of(double[] volumes) {
    int finest = 0;
    for (double volume : volumes) {
      while (!Double.isNaN(volume) && !isWhole(volume, finest)) {
        finest++;
        if (finest == POWERS.length) {
          throw BarlakeException.badInput(
              "Unsupported volume %s: expected a number from 0 with at most %d decimals.",
              volume, POWERS.length - 1);
        }
      }
    }
    return new VolumeUnits(finest);
  }

  /**
   * The units of a volume, 0 where it is not known. Fails with an {@link ArithmeticException} where
   * a long volume meets decimals so fine that its units cannot be counted.
   */
  public long units(double volume) {
    double scaled = Math.rint(volume * POWERS[decimals]);
    return scaled >= LARGEST_EXACT ? exactUnits(volume) : (long) scaled;
  }

  private long exactUnits(double volume) {
    return BigDecimal.valueOf(volume).movePointRight(decimals).longValueExact();
  }

  /** A sum of units as a volume. */
  public double volume(long sum) {
    return sum / POWERS[decimals];
  }

  /** Fills both columns: for each bar the sum of the units, and of how many rows it is. */
  void addUp(double[] volumes, BarCuts cuts, long[] units, int[] known) {
    int[] firstRow = cuts.firstRow();
    for (int bar = 0; bar < cuts.size(); bar++) {
      long sum = 0;
      int count = 0;
      for (int row = firstRow[bar]; row < firstRow[bar + 1]; row++) {
        sum = Math.addExact(sum, units(volumes[row]));
        count += Double.isNaN(volumes[row]) ? 0 : 1;
      }
      units[bar] = sum;
      known[bar] = count;
    }
  }

  /** The sums as volumes; NaN where no minute knew its own. */
  double[] volumes(long[] units, int[] known) {
    double power = POWERS[decimals];
    double[] volumes = new double[known.length];
    for (int i = 0; i < known.length; i++) {
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
