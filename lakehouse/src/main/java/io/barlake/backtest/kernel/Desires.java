package io.barlake.backtest.kernel;

import io.barlake.backtest.rules.Rules;
import io.barlake.backtest.rules.tile.ConditionTile;
import io.barlake.backtest.rules.tile.RuleTiles;

/** The bars at whose close rules ask for something, found word by word in tiles of bits. */
final class Desires implements Asked {
  private final ConditionTile enterLong;
  private final ConditionTile exitLong;
  private final ConditionTile enterShort;
  private final ConditionTile exitShort;
  private final IntList changes = new IntList();
  private final IntList sides = new IntList();
  private final IntList entries = new IntList();
  private int held;

  Desires(Rules rules, RuleTiles tiles) {
    enterLong = tiles.tile(rules.enterLong());
    exitLong = tiles.tile(rules.exitLong());
    enterShort = tiles.tile(rules.enterShort());
    exitShort = tiles.tile(rules.exitShort());
  }

  @Override
  public int size() {
    return changes.size();
  }

  @Override
  public int bar(int n) {
    return changes.at(n);
  }

  @Override
  public int side(int n) {
    return sides.at(n);
  }

  /** Looks at the bars of a tile that all conditions have made. */
  void next(int from, int to) {
    for (int first = from; first < to; first += Long.SIZE) {
      int word = (first - from) / Long.SIZE;
      long leaveLong = exitLong.holds(word);
      long leaveShort = exitShort.holds(word);
      long toLong = enterLong.holds(word) & ~leaveLong;
      long toShort = enterShort.holds(word) & ~leaveShort;
      long both = toLong & toShort;
      change(first, toLong & ~both, toShort & ~both, leaveLong, leaveShort);
    }
  }

  private void change(int first, long toLong, long toShort, long leaveLong, long leaveShort) {
    for (long left = toLong | toShort; left != 0; left &= left - 1) {
      entries.add(first + Long.numberOfTrailingZeros(left));
    }
    long ahead = -1;
    while (true) {
      long events =
          switch (held) {
            case 1 -> toShort | leaveLong;
            case -1 -> toLong | leaveShort;
            default -> toLong | toShort;
          };
      events &= ahead;
      if (events == 0) {
        return;
      }
      int bit = Long.numberOfTrailingZeros(events);
      long here = 1L << bit;
      held = (toLong & here) != 0 ? 1 : (toShort & here) != 0 ? -1 : 0;
      changes.add(first + bit);
      sides.add(held);
      ahead = bit == Long.SIZE - 1 ? 0 : -1L << (bit + 1);
    }
  }

  /** Each entry that holds asks anew. */
  @Override
  public int anewFrom(int bar) {
    int n = entries.firstFrom(bar);
    return n < entries.size() ? entries.at(n) : NEVER;
  }
}
