package io.barlake.backtest.rules.tile;

import io.barlake.features.indicator.IndicatorPass;
import java.util.Arrays;

/** The values of one term over a tile of bars, and a bit for each that is known. */
final class TermTile {
  /** Bars a tile: as many as indicators take at once. */
  static final int BARS = IndicatorPass.BLOCK;

  static final int WORDS = BARS / Long.SIZE;

  final double[] values = new double[BARS];
  final long[] known = new long[WORDS];
  private final Filler filler;

  /** Computes the values of the next bars into the beginning of an array. */
  @FunctionalInterface
  interface Filler {
    void fill(int from, int count, double[] out);
  }

  TermTile(Filler filler) {
    this.filler = filler;
  }

  void next(int from, int to) {
    int count = to - from;
    filler.fill(from, count, values);
    if (areFinite(values, count)) {
      setFirst(count, known);
    } else {
      Arrays.fill(known, 0);
      for (int k = 0; k < count; k++) {
        known[k >> 6] |= Double.isFinite(values[k]) ? 1L << k : 0;
      }
    }
  }

  /** Sets as many bits from the first on, and no others. */
  static void setFirst(int count, long[] words) {
    for (int word = 0; word < words.length; word++) {
      int bits = Math.max(0, Math.min(Long.SIZE, count - word * Long.SIZE));
      words[word] = bits == Long.SIZE ? -1 : (1L << bits) - 1;
    }
  }

  /** Nothing times what is endless, or not a number, is not 0. Four sums wait less than one. */
  private static boolean areFinite(double[] values, int count) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int k = 0;
    for (; k < count - 3; k += 4) {
      first += 0 * values[k];
      second += 0 * values[k + 1];
      third += 0 * values[k + 2];
      fourth += 0 * values[k + 3];
    }
    for (; k < count; k++) {
      first += 0 * values[k];
    }
    return first + second + third + fourth == 0;
  }
}
