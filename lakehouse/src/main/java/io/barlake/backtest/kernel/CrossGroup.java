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
  private final OrderedAverage[] slows;
  private final int all;
  private final int warmFrom;

  /** A bit is set where the fast average is above, or was before they were equal. */
  private int above;

  private int known;

  /** A bit is set where the fast average was above at first. */
  private int aboveAtFirst;

  /** The bars at which bits change, and which those are. */
  private int[] changedAt = new int[OrderedAverage.TILE];

  private int[] changes = new int[OrderedAverage.TILE];
  private int size;

  /** What the numbers alone said of the bar before: which are above, and which are too close. */
  private int upBefore;

  private int closeBefore;

  /** What all groups of one thread need while they look at a tile, one after the other. */
  static final class Room {
    private final int[] ups = new int[OrderedAverage.TILE];
    private final int[] downs = new int[OrderedAverage.TILE];
    private final int[] bars = new int[OrderedAverage.TILE];
  }

  CrossGroup(OrderedAverage fast, List<OrderedAverage> slows) {
    this.fast = fast;
    this.slows = slows.toArray(OrderedAverage[]::new);
    this.all = slows.size() == MOST ? -1 : (1 << slows.size()) - 1;
    int warm = fast.firstBar();
    for (OrderedAverage slow : slows) {
      warm = Math.max(warm, slow.firstBar());
    }
    this.warmFrom = warm;
  }

  /** Looks at the bars of a tile that all averages have made. */
  void next(int from, int to, Room room) {
    Arrays.fill(room.ups, 0);
    if (size + OrderedAverage.TILE > changes.length) {
      changedAt = Arrays.copyOf(changedAt, 2 * changes.length);
      changes = Arrays.copyOf(changes, 2 * changes.length);
    }
    if (from >= warmFrom && tellsApart()) {
      follow(from, to - from, room);
    } else {
      bracket(from, to, room);
    }
  }

  /** Whether averages of this tile that differ are different numbers. */
  private boolean tellsApart() {
    for (OrderedAverage slow : slows) {
      if (!fast.tellsApart(slow)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Where numbers are in the order of the averages unless these are equal, one comparison is
   * enough: a bit that differs from the side that holds has flipped, or belongs to averages that
   * are equal, which is looked at bar by bar until they are not.
   */
  private void follow(int from, int count, Room room) {
    int n = 0;
    for (; n + 4 <= slows.length; n += 4) {
      compare(
          slows[n].tile,
          slows[n + 1].tile,
          slows[n + 2].tile,
          slows[n + 3].tile,
          fast.tile,
          n,
          room.ups);
    }
    for (; n < slows.length; n++) {
      compare(slows[n].tile, fast.tile, n, room.ups);
    }
    int listed = barsThatDiffer(count, room);
    for (int i = 0; i < listed; i++) {
      int until = i + 1 < listed ? room.bars[i + 1] : count;
      int at = room.bars[i];
      boolean settled = false;
      for (; at < until && !settled; at++) {
        settled = settle(from, at, room.ups[at]);
      }
    }
    upBefore = room.ups[count - 1];
    closeBefore = all;
  }

  /** Lists the bars at which a bit is not what it was at the bar before, and the first. */
  private static int barsThatDiffer(int count, Room room) {
    room.bars[0] = 0;
    int listed = 1;
    int before = room.ups[0];
    for (int k = 1; k < count; k++) {
      int up = room.ups[k];
      int differs = up ^ before;
      room.bars[listed] = k;
      listed += (differs | -differs) >>> 31;
      before = up;
    }
    return listed;
  }

  /** Flips the bits whose averages differ; says whether all bits now are as the numbers have it. */
  private boolean settle(int from, int at, int up) {
    int changed = 0;
    for (int left = ((up ^ above) | ~known) & all; left != 0; left &= left - 1) {
      int n = Integer.numberOfTrailingZeros(left);
      int order = fast.tile[at] - slows[n].tile[at];
      if (order > -OrderedAverage.APART && order < OrderedAverage.APART) {
        order = fast.order(slows[n], from + at);
      }
      if (order != 0) {
        changed |= 1 << n;
      }
    }
    aboveAtFirst |= changed & ~known & up;
    above = (above & ~changed) | (up & changed);
    known |= changed;
    changedAt[size] = from + at;
    changes[size] = changed;
    size += (changed | -changed) >>> 31;
    return (((up ^ above) | ~known) & all) == 0;
  }

  /** Sets a bit where a slow number is below the fast one, of four slow ones at once. */
  private static void compare(
      int[] first, int[] second, int[] third, int[] fourth, int[] fast, int bit, int[] up) {
    for (int k = 0; k < OrderedAverage.TILE; k++) {
      int number = fast[k];
      up[k] |=
          (((first[k] - number) >>> 31)
                  | (((second[k] - number) >>> 31) << 1)
                  | (((third[k] - number) >>> 31) << 2)
                  | (((fourth[k] - number) >>> 31) << 3))
              << bit;
    }
  }

  private static void compare(int[] slow, int[] fast, int bit, int[] up) {
    for (int k = 0; k < OrderedAverage.TILE; k++) {
      up[k] |= ((slow[k] - fast[k]) >>> 31) << bit;
    }
  }

  /** Where numbers that are close tell nothing, averages are above, below, or to be compared. */
  private void bracket(int from, int to, Room room) {
    Arrays.fill(room.downs, 0);
    for (int n = 0; n < slows.length; n++) {
      compareApart(slows[n].tile, fast.tile, n, room.ups);
      compareApart(fast.tile, slows[n].tile, n, room.downs);
    }
    int count = from < warmFrom ? everyBar(to - from, room) : barsThatMatter(to - from, room);
    for (int n = 0; n < count; n++) {
      int at = room.bars[n];
      look(from + at, room.ups[at], room.downs[at]);
    }
  }

  /**
   * Sets a bit where one number is so far below another that the averages are in that order. Many
   * bars at a time, as long as their number never changes and a single array is written.
   */
  private static void compareApart(int[] lower, int[] upper, int bit, int[] far) {
    for (int k = 0; k < OrderedAverage.TILE; k++) {
      far[k] |= ((lower[k] - upper[k] + OrderedAverage.APART - 1) >>> 31) << bit;
    }
  }

  private int everyBar(int count, Room room) {
    for (int k = 0; k < count; k++) {
      room.bars[k] = k;
    }
    upBefore = room.ups[count - 1];
    closeBefore = all & ~(room.ups[count - 1] | room.downs[count - 1]);
    return count;
  }

  /**
   * Lists the bars at which a bit differs, or could; without a branch, which would be guesswork.
   */
  private int barsThatMatter(int count, Room room) {
    int listed = 0;
    int before = upBefore;
    int close = closeBefore;
    for (int k = 0; k < count; k++) {
      int up = room.ups[k];
      int undecided = all & ~(up | room.downs[k]);
      int differs = (up ^ before) | undecided | close;
      room.bars[listed] = k;
      listed += (differs | -differs) >>> 31;
      before = up;
      close = undecided;
    }
    upBefore = before;
    closeBefore = close;
    return listed;
  }

  /** Decides what is too close to tell, and notes what changes. */
  private void look(int bar, int surelyUp, int surelyDown) {
    int up = surelyUp;
    int down = surelyDown;
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
    aboveAtFirst |= first & now;
    changedAt[size] = bar;
    changes[size] = changed;
    size += (changed | -changed) >>> 31;
  }

  /** Gives each slow average its flips; the bars of no tile were the last one. */
  void list(Flips[] flips, Quotes quotes) {
    for (int n = 0; n < slows.length; n++) {
      flips[n].begin((aboveAtFirst >>> n & 1) == 1 ? 1 : -1);
    }
    for (int n = 0; n < size; n++) {
      int bar = changedAt[n];
      long bought = quotes.entry(1, bar + 1);
      long sold = quotes.entry(-1, bar + 1);
      for (int changed = changes[n]; changed != 0; changed &= changed - 1) {
        flips[Integer.numberOfTrailingZeros(changed)].add(bar, bought, sold);
      }
    }
  }

  /** Those of the bits whose averages are both warm. */
  private int warm(int bar) {
    int warm = 0;
    for (int n = 0; n < slows.length; n++) {
      if (bar >= Math.max(fast.firstBar(), slows[n].firstBar())) {
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
      if (Integer.signum(fast.order(slows[n], bar)) == order) {
        decided |= 1 << n;
      }
    }
    return decided;
  }
}
