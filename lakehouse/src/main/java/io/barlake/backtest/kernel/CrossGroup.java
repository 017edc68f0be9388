package io.barlake.backtest.kernel;

import java.util.Arrays;
import java.util.List;

/**
 * Finds where one fast average changes sides with up to 32 slow ones: a bit is a slow one, and what
 * 32 of them do at a bar is decided at once. Equal averages keep the side before.
 */
final class CrossGroup {
  static final int MOST = Integer.SIZE;

  private final OrderedAverage fast;
  private final List<OrderedAverage> slows;
  private final List<Flips> flips;
  private final int all;
  private final int warmFrom;

  /** A bit is set where the fast average is above, or was before they were equal. */
  private int above;

  private int known;

  /** The bars at whose close the side of a pair of averages changes, and what it is at first. */
  static final class Flips {
    private final BarList bars = new BarList();
    private int firstSide;

    int size() {
      return bars.size();
    }

    int bar(int n) {
      return bars.at(n);
    }

    /** 1 where the fast average is above from this flip on, -1 where below. */
    int side(int n) {
      return n % 2 == 0 ? firstSide : -firstSide;
    }

    private void add(int bar, int side) {
      if (bars.size() == 0) {
        firstSide = side;
      }
      bars.add(bar);
    }
  }

  /** The flips of a pair go where the slow one is in the list. */
  CrossGroup(OrderedAverage fast, List<OrderedAverage> slows, List<Flips> flips) {
    this.fast = fast;
    this.slows = List.copyOf(slows);
    this.flips = List.copyOf(flips);
    this.all = slows.size() == MOST ? -1 : (1 << slows.size()) - 1;
    int warm = fast.firstBar();
    for (OrderedAverage slow : slows) {
      warm = Math.max(warm, slow.firstBar());
    }
    this.warmFrom = warm;
  }

  /** Looks at the bars of a tile that all averages have made; the arrays are room for it. */
  void next(int from, int to, int[] ups, int[] downs) {
    int count = to - from;
    Arrays.fill(ups, 0, count, 0);
    Arrays.fill(downs, 0, count, 0);
    for (int n = 0; n < slows.size(); n++) {
      compare(fast.tile, slows.get(n).tile, n, count, ups, downs);
    }
    for (int bar = from; bar < to; bar++) {
      int up = ups[bar - from];
      int down = downs[bar - from];
      if (bar < warmFrom) {
        int warm = warm(bar);
        up &= warm;
        down &= warm;
      }
      int undecided = all & ~(up | down);
      if (undecided != 0) {
        int exactly = decide(undecided, bar, 1);
        down |= decide(undecided & ~exactly, bar, -1);
        up |= exactly;
      }
      int now = (above & ~down) | up;
      int first = (up | down) & ~known;
      int changed = (now ^ above) | first;
      above = now;
      known |= first;
      for (; changed != 0; changed &= changed - 1) {
        int n = Integer.numberOfTrailingZeros(changed);
        flips.get(n).add(bar, (now >>> n & 1) == 1 ? 1 : -1);
      }
    }
  }

  /** Many bars at a time: sets a bit where the numbers are far enough apart to tell. */
  private static void compare(int[] fast, int[] slow, int bit, int count, int[] ups, int[] downs) {
    for (int k = 0; k < count; k++) {
      int difference = fast[k] - slow[k];
      ups[k] |= ((OrderedAverage.APART - 1 - difference) >>> 31) << bit;
      downs[k] |= ((difference + OrderedAverage.APART - 1) >>> 31) << bit;
    }
  }

  /** Those of the bits whose averages are both warm. */
  private int warm(int bar) {
    int warm = 0;
    for (int n = 0; n < slows.size(); n++) {
      if (bar >= Math.max(fast.firstBar(), slows.get(n).firstBar())) {
        warm |= 1 << n;
      }
    }
    return warm;
  }

  /** Those of the bits whose averages are exactly in this order. */
  private int decide(int bits, int bar, int order) {
    int decided = 0;
    for (int left = bits & warm(bar); left != 0; left &= left - 1) {
      int n = Integer.numberOfTrailingZeros(left);
      if (Integer.signum(fast.order(slows.get(n), bar)) == order) {
        decided |= 1 << n;
      }
    }
    return decided;
  }
}
