package io.barlake.backtest.rules.tile;

import io.barlake.backtest.grid.Comparison;
import java.util.Arrays;

/** A bit for each bar of a tile: where a condition would be true, and where it is known. */
public abstract class ConditionTile {
  final long[] truth = new long[TermTile.WORDS];
  final long[] known = new long[TermTile.WORDS];

  ConditionTile() {}

  /** Where it holds, as bits of the bars from {@code 64 * word} of the tile on. */
  public long holds(int word) {
    return truth[word] & known[word];
  }

  abstract void next(int count);

  static final class Compared extends ConditionTile {
    private final Comparison comparison;
    private final TermTile left;
    private final TermTile right;

    Compared(Comparison comparison, TermTile left, TermTile right) {
      this.comparison = comparison;
      this.left = left;
      this.right = right;
    }

    @Override
    void next(int count) {
      double[] a = left.values;
      double[] b = right.values;
      int words = (count + Long.SIZE - 1) / Long.SIZE;
      switch (comparison) {
        case BELOW -> below(a, b, words, 0, truth);
        case AT_MOST -> below(b, a, words, -1, truth);
        case ABOVE -> below(b, a, words, 0, truth);
        case AT_LEAST -> below(a, b, words, -1, truth);
        case EQUAL, UNEQUAL -> equal(a, b, words, comparison == Comparison.EQUAL ? 0 : -1, truth);
      }
      for (int word = 0; word < TermTile.WORDS; word++) {
        known[word] = left.known[word] & right.known[word];
      }
    }

    /** The sign of a difference of finite numbers says which is less: no two differ by 0. */
    private static void below(double[] a, double[] b, int words, long flip, long[] bits) {
      for (int word = 0; word < words; word++) {
        long signs = 0;
        int first = word * Long.SIZE;
        for (int k = first; k < first + Long.SIZE; k++) {
          signs = (signs >>> 1) | (Double.doubleToRawLongBits(a[k] - b[k]) & Long.MIN_VALUE);
        }
        bits[word] = signs ^ flip;
      }
    }

    private static void equal(double[] a, double[] b, int words, long flip, long[] bits) {
      for (int word = 0; word < words; word++) {
        long equal = 0;
        int first = word * Long.SIZE;
        for (int k = first; k < first + Long.SIZE; k++) {
          equal = (equal >>> 1) | (a[k] == b[k] ? Long.MIN_VALUE : 0);
        }
        bits[word] = equal ^ flip;
      }
    }
  }

  static final class Begun extends ConditionTile {
    private final ConditionTile of;
    private long truthBefore;
    private long knownBefore;

    Begun(ConditionTile of) {
      this.of = of;
    }

    @Override
    void next(int count) {
      for (int word = 0; word < TermTile.WORDS; word++) {
        truth[word] = of.truth[word] & ~((of.truth[word] << 1) | truthBefore);
        known[word] = of.known[word] & ((of.known[word] << 1) | knownBefore);
        truthBefore = of.truth[word] >>> 63;
        knownBefore = of.known[word] >>> 63;
      }
    }
  }

  static final class Joined extends ConditionTile {
    private final boolean both;
    private final ConditionTile left;
    private final ConditionTile right;

    Joined(boolean both, ConditionTile left, ConditionTile right) {
      this.both = both;
      this.left = left;
      this.right = right;
    }

    @Override
    void next(int count) {
      for (int word = 0; word < TermTile.WORDS; word++) {
        truth[word] =
            both ? left.truth[word] & right.truth[word] : left.truth[word] | right.truth[word];
        known[word] = left.known[word] & right.known[word];
      }
    }
  }

  static final class Not extends ConditionTile {
    private final ConditionTile of;

    Not(ConditionTile of) {
      this.of = of;
    }

    @Override
    void next(int count) {
      for (int word = 0; word < TermTile.WORDS; word++) {
        truth[word] = ~of.truth[word];
        known[word] = of.known[word];
      }
    }
  }

  static final class Never extends ConditionTile {
    @Override
    void next(int count) {
      Arrays.fill(truth, 0);
      TermTile.setFirst(count, known);
    }
  }
}
