package io.barlake.backtest.kernel;

import io.barlake.backtest.costs.FillRule;
import io.barlake.backtest.exits.DistanceUnit;
import io.barlake.backtest.exits.ExitReason;
import io.barlake.backtest.exits.Exits;
import java.util.Arrays;

/**
 * The exits of many trials that desire the same positions: one walk over the bars of a position
 * finds where it first reaches each stop and each target, and every trial then looks up its own
 * two. That holds for exits that are {@link Exits#fixed}.
 */
final class ExitScan {
  private final TickBars bars;
  private final FillRule fills;
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

  /** The sizes of all stops and targets, rising. */
  ExitScan(TickBars bars, FillRule fills, DistanceUnit unit, double[] stops, double[] targets) {
    this.bars = bars;
    this.fills = fills;
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
    entryFill[size] = fills.entry(side, bars.open()[from]);
    never.moment[size] = Reached.NEVER;
    walk(side, from, to, entryFill[size], rangeBefore);
    size++;
  }

  private void walk(int side, int from, int to, long entry, double rangeBefore) {
    long[] worst = side > 0 ? bars.low() : bars.high();
    long[] best = side > 0 ? bars.high() : bars.low();
    int stop = 0;
    int target = 0;
    long stopAt = stops.length > 0 ? -distance(stops[0], entry, rangeBefore) : Long.MIN_VALUE;
    long targetAt = targets.length > 0 ? distance(targets[0], entry, rangeBefore) : Long.MAX_VALUE;
    for (int bar = from; bar < to && (stop < stops.length || target < targets.length); bar++) {
      long bad = side * (fills.mark(side, worst[bar]) - entry);
      while (bad <= stopAt && stop < stops.length) {
        long open = side * (fills.mark(side, bars.open()[bar]) - entry);
        long quote = entry + side * Math.min(open, stopAt);
        reach(reached[stop], bar, open > stopAt, fills.slipped(side, quote));
        stop++;
        stopAt = stop < stops.length ? -distance(stops[stop], entry, rangeBefore) : Long.MIN_VALUE;
      }
      long good = side * (fills.mark(side, best[bar]) - entry);
      while (good >= targetAt && target < targets.length) {
        long open = side * (fills.mark(side, bars.open()[bar]) - entry);
        Reached one = reached[stops.length + target];
        reach(one, bar, open < targetAt, entry + side * Math.max(open, targetAt));
        target++;
        targetAt =
            target < targets.length
                ? distance(targets[target], entry, rangeBefore)
                : Long.MAX_VALUE;
      }
    }
    for (; stop < stops.length; stop++) {
      reached[stop].moment[size] = Reached.NEVER;
    }
    for (; target < targets.length; target++) {
      reached[stops.length + target].moment[size] = Reached.NEVER;
    }
  }

  private void reach(Reached one, int bar, boolean inside, long fill) {
    one.moment[size] = 2 * bar + (inside ? 1 : 0);
    one.fill[size] = fill;
  }

  private long distance(double stopOrTarget, long entry, double rangeBefore) {
    return unit.thousandths(stopOrTarget, entry, rangeBefore);
  }

  /** The trades of one trial. */
  void trade(Exits exits, TradeConsumer consumer) {
    Reached stop = level(0, stops, exits.stopLoss());
    Reached target = level(stops.length, targets, exits.takeProfit());
    int timeStop = exits.timeStop() > 0 ? exits.timeStop() : bars.size();
    consumer.begin();
    for (int n = 0; n < size; n++) {
      int stopped = stop.moment[n];
      int targeted = target.moment[n];
      int first = Math.min(stopped, targeted);
      int end = endBar[n];
      // Beyond the last bar both are as good as never.
      int timeBar = Math.min(entryBar[n] + timeStop, bars.size());
      consumer.enter(direction[n], entryBar[n], entryFill[n]);
      if (timeBar < end && 2 * timeBar <= first) {
        long fill = fills.exit(direction[n], bars.open()[timeBar]);
        consumer.leave(timeBar, fill, ExitReason.TIME, false);
      } else if (first != Reached.NEVER) {
        boolean both = stopped == targeted;
        if (both) {
          consumer.trades().countAmbiguousBar();
        }
        boolean atTarget = both ? exits.targetComesFirst() : targeted < stopped;
        consumer.leave(
            first >> 1,
            atTarget ? target.fill[n] : stop.fill[n],
            atTarget ? ExitReason.TARGET : ExitReason.STOP,
            (first & 1) == 1);
      } else if (end < bars.size()) {
        long fill = fills.exit(direction[n], bars.open()[end]);
        consumer.leave(end, fill, ExitReason.SIGNAL, false);
      }
    }
    consumer.end();
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
    never.grow(larger);
    for (Reached one : reached) {
      one.grow(larger);
    }
  }
}
