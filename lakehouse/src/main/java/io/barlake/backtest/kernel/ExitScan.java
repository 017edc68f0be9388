package io.barlake.backtest.kernel;

import io.barlake.backtest.costs.FillRule;
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
  private static final int NEVER = Integer.MAX_VALUE;

  private final TickBars bars;
  private final FillRule fills;
  private final DistanceUnit unit;
  private final double[] stops;
  private final double[] targets;

  private int size;
  private byte[] direction = new byte[64];
  private int[] entryBar = new int[64];
  private int[] endBar = new int[64];
  private double[] range = new double[64];
  // For each position the first bar that reaches each stop, then each target.
  private int[] reached;

  /** The sizes of all stops and targets, rising. */
  ExitScan(TickBars bars, FillRule fills, DistanceUnit unit, double[] stops, double[] targets) {
    this.bars = bars;
    this.fills = fills;
    this.unit = unit;
    this.stops = stops;
    this.targets = targets;
    this.reached = new int[64 * (stops.length + targets.length)];
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
    range[size] = rangeBefore;
    walk(side, from, to, fills.entry(side, bars.open()[from]), rangeBefore);
    size++;
  }

  private void walk(int side, int from, int to, long entryFill, double rangeBefore) {
    long[] worst = side > 0 ? bars.low() : bars.high();
    long[] best = side > 0 ? bars.high() : bars.low();
    int stop = size * (stops.length + targets.length);
    int lastStop = stop + stops.length;
    int target = lastStop;
    int lastTarget = target + targets.length;
    long stopAt = stop < lastStop ? -distance(stops[0], entryFill, rangeBefore) : Long.MIN_VALUE;
    long targetAt =
        target < lastTarget ? distance(targets[0], entryFill, rangeBefore) : Long.MAX_VALUE;
    for (int bar = from; bar < to && (stop < lastStop || target < lastTarget); bar++) {
      long bad = side * (fills.mark(side, worst[bar]) - entryFill);
      while (bad <= stopAt && stop < lastStop) {
        reached[stop++] = bar;
        int next = stops.length - (lastStop - stop);
        stopAt = stop < lastStop ? -distance(stops[next], entryFill, rangeBefore) : Long.MIN_VALUE;
      }
      long good = side * (fills.mark(side, best[bar]) - entryFill);
      while (good >= targetAt && target < lastTarget) {
        reached[target++] = bar;
        int next = targets.length - (lastTarget - target);
        targetAt =
            target < lastTarget ? distance(targets[next], entryFill, rangeBefore) : Long.MAX_VALUE;
      }
    }
    Arrays.fill(reached, stop, lastStop, NEVER);
    Arrays.fill(reached, target, lastTarget, NEVER);
  }

  private long distance(double stopOrTarget, long entryFill, double rangeBefore) {
    return unit.thousandths(stopOrTarget, entryFill, rangeBefore);
  }

  /** The trades of one trial. */
  void trade(Exits exits, TradeConsumer consumer) {
    int stop = exits.stopLoss() > 0 ? Arrays.binarySearch(stops, exits.stopLoss()) : -1;
    int target = exits.takeProfit() > 0 ? Arrays.binarySearch(targets, exits.takeProfit()) : -1;
    int width = stops.length + targets.length;
    consumer.begin();
    for (int n = 0; n < size; n++) {
      int stopBar = stop < 0 ? NEVER : reached[n * width + stop];
      int targetBar = target < 0 ? NEVER : reached[n * width + stops.length + target];
      int timeBar = exits.timeStop() > 0 ? entryBar[n] + exits.timeStop() : NEVER;
      int side = direction[n];
      long entryFill = fills.entry(side, bars.open()[entryBar[n]]);
      consumer.enter(side, entryBar[n], entryFill);
      if (timeBar < endBar[n] && timeBar <= Math.min(stopBar, targetBar)) {
        long fill = fills.exit(side, bars.open()[timeBar]);
        consumer.leave(timeBar, fill, ExitReason.TIME, false);
      } else if (Math.min(stopBar, targetBar) != NEVER) {
        leave(exits, exits.levels(side, entryFill, range[n]), side, stopBar, targetBar, consumer);
      } else if (endBar[n] < bars.size()) {
        long fill = fills.exit(side, bars.open()[endBar[n]]);
        consumer.leave(endBar[n], fill, ExitReason.SIGNAL, false);
      }
    }
    consumer.end();
  }

  private void leave(
      Exits exits, Levels levels, int side, int stopBar, int targetBar, TradeConsumer consumer) {
    int bar = Math.min(stopBar, targetBar);
    long open = fills.mark(side, bars.open()[bar]);
    boolean ambiguous = stopBar == targetBar;
    if (levels.stops(open)) {
      consumer.leave(bar, fills.slipped(side, open), ExitReason.STOP, false);
    } else if (levels.targets(open)) {
      consumer.leave(bar, open, ExitReason.TARGET, false);
    } else {
      if (ambiguous) {
        consumer.trades().countAmbiguousBar();
      }
      boolean atTarget = ambiguous ? exits.targetComesFirst() : targetBar < stopBar;
      if (atTarget) {
        consumer.leave(bar, levels.target(), ExitReason.TARGET, true);
      } else {
        consumer.leave(bar, fills.slipped(side, levels.stop()), ExitReason.STOP, true);
      }
    }
  }

  private void grow() {
    int larger = 2 * size;
    direction = Arrays.copyOf(direction, larger);
    entryBar = Arrays.copyOf(entryBar, larger);
    endBar = Arrays.copyOf(endBar, larger);
    range = Arrays.copyOf(range, larger);
    reached = Arrays.copyOf(reached, 2 * reached.length);
  }
}
