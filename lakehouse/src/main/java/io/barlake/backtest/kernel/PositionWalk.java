package io.barlake.backtest.kernel;

import io.barlake.backtest.exits.ExitReason;
import io.barlake.backtest.exits.Exits;
import io.barlake.backtest.exits.Levels;
import io.barlake.backtest.strategy.Direction;

/**
 * Trades of one trial that may end by themselves, from what is asked for to what is asked for: bars
 * without a position are not looked at, and those of one whose levels stay only for the first that
 * may reach them.
 */
final class PositionWalk {
  private final Quotes quotes;
  private final double[] ranges;
  private final TradeConsumer consumer;

  private int direction;
  private Levels levels;

  /** Here {@code ranges} is the average true range at each close, where distances need it. */
  PositionWalk(Quotes quotes, double[] ranges, TradeConsumer consumer) {
    this.quotes = quotes;
    this.ranges = ranges;
    this.consumer = consumer;
  }

  /** Trades what is asked for; the consumer has it then. */
  void trade(Asked asked, Direction allowed, Exits exits) {
    int size = quotes.bars().size();
    int freeFrom = 0;
    consumer.begin();
    for (int n = 0; n < asked.size(); n++) {
      direction = allowed.allowed(asked.side(n));
      int to = n + 1 < asked.size() ? asked.bar(n + 1) + 1 : size;
      int entry = asked.bar(n) + 1;
      while (direction != 0 && entry < to) {
        entry = firstKnown(exits, Math.max(entry, freeFrom), to);
        if (entry >= to) {
          break;
        }
        int ended = hold(entry, to, exits);
        if (ended == to) {
          break;
        }
        freeFrom = ended + 1 + exits.cooldown();
        int anew = asked.anewFrom(ended);
        entry = anew == Asked.NEVER ? to : anew + 1;
      }
    }
    consumer.end();
  }

  /** The first bar before which the average true range is known, if an entry needs it. */
  private int firstKnown(Exits exits, int from, int to) {
    int bar = from;
    while (exits.needRange() && bar < to && Double.isNaN(ranges[bar - 1])) {
      bar++;
    }
    return bar;
  }

  /** Holds a position until it ends by itself, and tells the bar, or until nobody asks for it. */
  private int hold(int entry, int to, Exits exits) {
    long fill = quotes.entry(direction, entry);
    consumer.enter(direction, entry, fill);
    levels = exits.levels(direction, fill, exits.needRange() ? ranges[entry - 1] : 0);
    boolean timed = exits.timeStop() > 0 && exits.timeStop() < to - entry;
    int end = timed ? entry + exits.timeStop() : to;
    int bar = entry;
    while (bar < end) {
      if (!levels.moves()) {
        bar = quotes.firstBeyond(direction, levels.lower(), levels.upper(), bar, end);
      }
      if (bar < end && inside(bar, exits)) {
        return bar;
      }
      bar++;
    }
    if (timed) {
      consumer.leave(end, quotes.exit(direction, end), ExitReason.TIME, false);
    } else if (to < quotes.bars().size()) {
      consumer.leave(to, quotes.exit(direction, to), ExitReason.SIGNAL, false);
    }
    return end;
  }

  /** Whether the position ends at the open of a bar or inside of it; where not, a stop may move. */
  private boolean inside(int bar, Exits exits) {
    long open = quotes.open(direction, bar);
    long high = quotes.high(direction, bar);
    long low = quotes.low(direction, bar);
    boolean stopped = levels.stops(direction > 0 ? low : high);
    boolean targeted = levels.targets(direction > 0 ? high : low);
    if (!stopped && !targeted) {
      levels.move(direction > 0 ? high : low);
      return false;
    }
    if (levels.stops(open)) {
      consumer.leave(bar, quotes.slipped(direction, open), levels.stopReason(), false);
    } else if (levels.targets(open)) {
      consumer.leave(bar, open, ExitReason.TARGET, false);
    } else {
      boolean both = stopped && targeted;
      int known = both ? quotes.firstReached(direction, bar, levels.stop(), levels.target()) : 0;
      if (both && known == 0) {
        consumer.countAmbiguousBar();
      }
      if (stopped && !(both && exits.targetComesFirst(known))) {
        consumer.leave(bar, quotes.slipped(direction, levels.stop()), levels.stopReason(), true);
      } else {
        consumer.leave(bar, levels.target(), ExitReason.TARGET, true);
      }
    }
    return true;
  }
}
