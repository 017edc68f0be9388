package io.barlake.backtest.kernel;

import io.barlake.backtest.exits.DistanceUnit;
import io.barlake.backtest.exits.ExitReason;
import io.barlake.backtest.exits.Exits;
import io.barlake.backtest.exits.Levels;
import java.util.Arrays;

/**
 * The exits of many trials that desire the same positions: one walk over the bars of a position
 * finds where it first reaches each stop and each target, and every trial then looks up its own
 * two. That holds for exits that are {@link Exits#fixed}.
 */
final class ExitScan {
  private final TickBars bars;
  private final Quotes quotes;
  private final DistanceUnit unit;
  private final double[] stops;
  private final double[] targets;
  private final Reached[] reached;
  private final Reached never = new Reached();

  private int size;
  private byte[] direction = new byte[64];
  private int[] entryBar = new int[64];
  private int[] endBar = new int[64];
  private long[] entryFill = new long[64];
  private long[] endFill = new long[64];

  /** The sizes of all stops and targets, rising. */
  ExitScan(Quotes quotes, DistanceUnit unit, double[] stops, double[] targets) {
    this.quotes = quotes;
    this.bars = quotes.bars();
    this.unit = unit;
    this.stops = stops;
    this.targets = targets;
    reached = new Reached[stops.length + targets.length];
    Arrays.setAll(reached, n -> new Reached());
  }

  /** Where each position first reaches one stop or one target, and at what it is filled there. */
  private static final class Reached {
    static final int NEVER = Integer.MAX_VALUE;

    /** Twice the bar, and one more if inside of it: an open comes before what follows it. */
    private int[] moment = new int[64];

    private long[] fill = new long[64];

    void grow(int larger) {
      moment = Arrays.copyOf(moment, larger);
      fill = Arrays.copyOf(fill, larger);
    }
  }

  /**
   * Adds a position that is desired from the open of a bar to before the open of another.
   *
   * @param rangeBefore the average true range in ticks at the close before, where the unit is that
   */
  void add(int side, int from, int to, double rangeBefore) {
    if (size == direction.length) {
      grow();
    }
    direction[size] = (byte) side;
    entryBar[size] = from;
    endBar[size] = to;
    entryFill[size] = quotes.entry(side, from);
    endFill[size] = to < bars.size() ? quotes.exit(side, to) : 0;
    never.moment[size] = Reached.NEVER;
    walk(side, from, to, entryFill[size], rangeBefore);
    size++;
  }

  private void walk(int side, int from, int to, long entry, double rangeBefore) {
    int stop = 0;
    int target = 0;
    long stopAt = stopAt(0, side, entry, rangeBefore);
    long targetAt = targetAt(0, side, entry, rangeBefore);
    int bar = from;
    while (stop < stops.length || target < targets.length) {
      long lower = side > 0 ? stopAt : targetAt;
      long upper = side > 0 ? targetAt : stopAt;
      bar = quotes.firstBeyond(side, lower, upper, bar, to);
      if (bar == to) {
        break;
      }
      long open = quotes.open(side, bar);
      long worst = side > 0 ? quotes.low(side, bar) : quotes.high(side, bar);
      long best = side > 0 ? quotes.high(side, bar) : quotes.low(side, bar);
      while (stop < stops.length && side * (worst - stopAt) <= 0) {
        boolean inside = side * (open - stopAt) > 0;
        reach(reached[stop], bar, inside, quotes.slipped(side, inside ? stopAt : open));
        stopAt = stopAt(++stop, side, entry, rangeBefore);
      }
      while (target < targets.length && side * (best - targetAt) >= 0) {
        boolean inside = side * (open - targetAt) < 0;
        reach(reached[stops.length + target], bar, inside, inside ? targetAt : open);
        targetAt = targetAt(++target, side, entry, rangeBefore);
      }
      bar++;
    }
    for (; stop < stops.length; stop++) {
      reached[stop].moment[size] = Reached.NEVER;
    }
    for (; target < targets.length; target++) {
      reached[stops.length + target].moment[size] = Reached.NEVER;
    }
  }

  /** The quote at which a position is stopped; far away after the last stop. */
  private long stopAt(int n, int side, long entry, double rangeBefore) {
    return n < stops.length
        ? entry - side * unit.thousandths(stops[n], entry, rangeBefore)
        : -side * Levels.FAR;
  }

  private long targetAt(int n, int side, long entry, double rangeBefore) {
    return n < targets.length
        ? entry + side * unit.thousandths(targets[n], entry, rangeBefore)
        : side * Levels.FAR;
  }

  private void reach(Reached one, int bar, boolean inside, long fill) {
    one.moment[size] = 2 * bar + (inside ? 1 : 0);
    one.fill[size] = fill;
  }

  /**
   * The trades of one trial. Nobody can foretell how a position ends, so values are chosen where
   * branches would be guesswork.
   */
  void trade(Exits exits, TradeConsumer consumer) {
    Reached stop = level(0, stops, exits.stopLoss());
    Reached target = level(stops.length, targets, exits.takeProfit());
    int afterLast = 2 * bars.size();
    consumer.begin();
    for (int n = 0; n < size; n++) {
      int moment = 2 * endBar[n];
      long fill = endFill[n];
      ExitReason reason = ExitReason.SIGNAL;
      int timeBar = entryBar[n] + exits.timeStop();
      if (exits.timeStop() > 0 && timeBar < endBar[n]) {
        moment = 2 * timeBar;
        fill = quotes.exit(direction[n], timeBar);
        reason = ExitReason.TIME;
      }
      int stopped = stop.moment[n];
      int targeted = target.moment[n];
      boolean both = stopped == targeted && stopped < moment;
      int known = both ? firstReached(n, stopped >> 1, stop.fill[n], target.fill[n]) : 0;
      boolean atTarget = both ? exits.targetComesFirst(known) : targeted < stopped;
      int first = Math.min(stopped, targeted);
      long fillThere = atTarget ? target.fill[n] : stop.fill[n];
      ExitReason reasonThere = atTarget ? ExitReason.TARGET : ExitReason.STOP;
      boolean there = first < moment;
      fill = there ? fillThere : fill;
      reason = there ? reasonThere : reason;
      moment = Math.min(first, moment);
      consumer.enter(direction[n], entryBar[n], entryFill[n]);
      if (both && known == 0) {
        consumer.countAmbiguousBar();
      }
      if (moment < afterLast) {
        consumer.leave(moment >> 1, fill, reason, (moment & 1) == 1);
      }
    }
    consumer.end();
  }

  private int firstReached(int n, int bar, long stopFill, long targetFill) {
    long stop = quotes.unslipped(direction[n], stopFill);
    return quotes.firstReached(direction[n], bar, stop, targetFill);
  }

  private Reached level(int before, double[] sizes, double size) {
    return size > 0 ? reached[before + Arrays.binarySearch(sizes, size)] : never;
  }

  private void grow() {
    int larger = 2 * size;
    direction = Arrays.copyOf(direction, larger);
    entryBar = Arrays.copyOf(entryBar, larger);
    endBar = Arrays.copyOf(endBar, larger);
    entryFill = Arrays.copyOf(entryFill, larger);
    endFill = Arrays.copyOf(endFill, larger);
    never.grow(larger);
    for (Reached one : reached) {
      one.grow(larger);
    }
  }
}
