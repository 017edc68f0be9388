package io.barlake.backtest.rules.tile;

import io.barlake.features.FiniteBars;
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
    if (FiniteBars.areFinite(values, 0, count)) {
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
}
