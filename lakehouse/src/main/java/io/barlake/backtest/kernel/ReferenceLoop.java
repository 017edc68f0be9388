package io.barlake.backtest.kernel;

import io.barlake.backtest.entries.Entered;
import io.barlake.backtest.entries.EntryOrder;
import io.barlake.backtest.exits.ExitReason;
import io.barlake.backtest.exits.Exits;
import io.barlake.backtest.exits.Levels;
import java.util.Optional;

/**
 * What is right: one loop over the bars that every other engine must equal, trial by trial. It
 * stays plain for ever. A change of what it gives is a new {@link #SEMANTICS}.
 */
public final class ReferenceLoop {
  /** The version of the rules in this room's README; part of the id of every sweep. */
  public static final int SEMANTICS = 7;

  private static final int STOPPED = -1;
  private static final int TARGETED = 1;
  private static final int UNKNOWN = 0;
  private static final int NEITHER = MinutesBelow.NEITHER;

  private final TickBars bars;
  private final Quotes quotes;
  private final byte[] desired;
  private final Exits exits;
  private final double[] ranges;
  private final EntryOrder order;
  private final double[] orderRanges;
  private final TradeLog trades = new TradeLog();

  private int position;
  private Entered entered = Entered.OPEN;
  private int entryBar;
  private long entryFill;
  private Levels levels;
  private long realised;

  /** What was desired last, and whether a position for it has ended by itself. */
  private int asked;

  private boolean spent;
  private int freeFrom;

  /** What was desired when the position began, or when its order was placed. */
  private int heldFor;

  private Optional<PendingOrder> pending = Optional.empty();

  private ReferenceLoop(
      Quotes quotes,
      byte[] desired,
      Exits exits,
      double[] ranges,
      EntryOrder order,
      double[] orderRanges) {
    this.quotes = quotes;
    this.bars = quotes.bars();
    this.desired = desired;
    this.exits = exits;
    this.ranges = ranges;
    this.order = order;
    this.orderRanges = orderRanges;
  }

  /** Trades what a strategy desires, until it desires something else. */
  public static Replay run(Quotes quotes, byte[] desired) {
    return run(quotes, desired, Exits.NONE, new double[0]);
  }

  /**
   * Trades what a strategy desires.
   *
   * @param desired the position wanted at each bar's close, as {@code Strategy.signal} gives it
   * @param ranges the average true range in ticks at each bar's close, NaN where it is not known;
   *     read only where {@link Exits#needRange} says so
   */
  public static Replay run(Quotes quotes, byte[] desired, Exits exits, double[] ranges) {
    return run(quotes, desired, exits, ranges, EntryOrder.MARKET, new double[0]);
  }

  /**
   * The same where positions begin by orders.
   *
   * @param orderRanges as {@code ranges}, read where {@link EntryOrder#needsRange} says so
   */
  public static Replay run(
      Quotes quotes,
      byte[] desired,
      Exits exits,
      double[] ranges,
      EntryOrder order,
      double[] orderRanges) {
    if (desired.length != quotes.bars().size()) {
      throw new IllegalArgumentException("a signal column differs in length from its bars");
    }
    return new ReferenceLoop(quotes, desired, exits, ranges, order, orderRanges).run();
  }

  private Replay run() {
    EquityCurve curve = new EquityCurve(bars, bars.dayEnds());
    int day = 0;
    for (int bar = 0; bar < bars.size(); bar++) {
      atOpen(bar);
      if (position != 0) {
        inside(bar);
      } else if (pending.isPresent()) {
        reach(pending.get(), bar);
      }
      if (bar == bars.lastBar() && position != 0) {
        close(bar, quotes.exitAtClose(position, bar), ExitReason.END, true);
      }
      if (bars.endsSessionDay(bar)) {
        curve.mark(day++, Math.addExact(realised, open(bar)));
      }
    }
    return new Replay(trades, curve);
  }

  private void atOpen(int bar) {
    int wanted = bar == 0 ? 0 : Integer.signum(desired[bar - 1]);
    boolean anew = bar > 0 && desired[bar - 1] != wanted;
    if (wanted != asked || anew) {
      asked = wanted;
      spent = false;
      pending = Optional.empty();
    }
    if (position != 0 && wanted != heldFor) {
      close(bar, quotes.exit(position, bar), ExitReason.SIGNAL, false);
    } else if (position != 0 && exits.timeStop() > 0 && bar - entryBar >= exits.timeStop()) {
      endByItself(bar, quotes.exit(position, bar), ExitReason.TIME, false);
    }
    boolean free = position == 0 && wanted != 0 && !spent && bar >= freeFrom;
    if (free && order.waits()) {
      order(bar);
    } else if (free && isKnown(exits.needRange(), ranges, bar)) {
      begin(bar, wanted, quotes.entry(wanted, bar), Entered.OPEN);
    }
  }

  /** Whether the average true range at the close before is known, if it is needed. */
  private static boolean isKnown(boolean needed, double[] ranges, int bar) {
    return !needed || (bar > 0 && !Double.isNaN(ranges[bar - 1]));
  }

  private void begin(int bar, int direction, long fill, Entered how) {
    position = direction;
    entered = how;
    heldFor = asked;
    entryBar = bar;
    entryFill = fill;
    levels = exits.levels(direction, fill, exits.needRange() ? ranges[bar - 1] : 0);
    pending = Optional.empty();
  }

  /** Places an order where none waits, gives up one that has waited, or fills it at the open. */
  private void order(int bar) {
    boolean known =
        isKnown(exits.needRange(), ranges, bar) && isKnown(order.needsRange(), orderRanges, bar);
    if (pending.isEmpty() && known) {
      double range = order.needsRange() ? orderRanges[bar - 1] : 0;
      pending = Optional.of(new PendingOrder(quotes, order, asked, bar, range));
    }
    if (pending.isPresent() && pending.get().isGivenUp(bar)) {
      pending = Optional.empty();
      spent = true;
    }
    pending
        .flatMap(waiting -> waiting.atOpen(bar))
        .ifPresent(filled -> begin(bar, filled.direction(), filled.fill(), filled.entered()));
  }

  /** Where the bar reaches an order, a position begins, which may end in the same bar. */
  private void reach(PendingOrder waiting, int bar) {
    boolean buys = waiting.reaches(1, bar);
    boolean sells = waiting.reaches(-1, bar);
    if (!buys && !sells) {
      return;
    }
    int direction = buys ? 1 : -1;
    if (buys && sells) {
      int known = waiting.firstReached(bar);
      if (known == 0) {
        trades.countAmbiguousBar();
      }
      direction = known == 0 ? guessed(waiting, bar) : known;
    }
    PendingOrder.Filled filled = waiting.inside(direction);
    begin(bar, direction, filled.fill(), filled.entered());
    restOf(bar, waiting.way(direction), filled.quote());
  }

  /** The side that is worth less at the close, or more where the best is assumed. */
  private int guessed(PendingOrder waiting, int bar) {
    boolean buyIsWorse = waiting.worthAtClose(1, bar) <= waiting.worthAtClose(-1, bar);
    return buyIsWorse == exits.targetComesFirst(0) ? -1 : 1;
  }

  /**
   * What a bar does to a position that began inside of it. What lies on the way by which the quote
   * came to the entry, or beyond a level at the close, was reached after it; of all else nobody
   * knows unless minutes do.
   */
  private void restOf(int bar, int way, long entryQuote) {
    long closing = quotes.closing(position, bar, entryQuote);
    if (levels.stops(closing)) {
      endByItself(bar, quotes.slipped(position, closing), levels.stopReason(), true);
      return;
    }
    boolean onward = way == position;
    int outcome = outcome(bar, way, entryQuote);
    if (outcome == STOPPED) {
      endByItself(bar, quotes.slipped(position, levels.stop()), levels.stopReason(), true);
    } else if (outcome == TARGETED) {
      endByItself(bar, levels.target(), ExitReason.TARGET, true);
    } else {
      levels.move(onward ? best(bar) : quotes.close(position, bar));
    }
  }

  private int outcome(int bar, int way, long entryQuote) {
    boolean stopped = levels.stops(worst(bar));
    boolean targeted = levels.targets(best(bar));
    if (!stopped && !targeted) {
      return NEITHER;
    }
    boolean onward = way == position;
    long close = quotes.close(position, bar);
    boolean surelyStopped = stopped && (!onward || levels.stops(close));
    boolean surelyTargeted = targeted && (onward || levels.targets(close));
    if (stopped != targeted && (surelyStopped || surelyTargeted)) {
      return stopped ? STOPPED : TARGETED;
    }
    int known = afterEntry(bar, way, entryQuote);
    boolean isDoubted = known == NEITHER && (surelyStopped || surelyTargeted);
    if (known != UNKNOWN && !isDoubted) {
      return known;
    }
    trades.countAmbiguousBar();
    if (exits.targetComesFirst(0)) {
      return targeted ? TARGETED : NEITHER;
    }
    return stopped ? STOPPED : NEITHER;
  }

  private long best(int bar) {
    return position > 0 ? quotes.high(position, bar) : quotes.low(position, bar);
  }

  private long worst(int bar) {
    return position > 0 ? quotes.low(position, bar) : quotes.high(position, bar);
  }

  private int afterEntry(int bar, int way, long entryQuote) {
    int first = quotes.firstReachedAfter(position, bar, way, entryQuote, levels);
    return first == NEITHER ? NEITHER : position * first;
  }

  /** Where the bar reaches a level, the position ends; where it does not, the stop may move. */
  private void inside(int bar) {
    long open = quotes.open(position, bar);
    boolean stopped = levels.stops(worst(bar));
    boolean targeted = levels.targets(best(bar));
    if (levels.stops(open)) {
      endByItself(bar, quotes.slipped(position, open), levels.stopReason(), false);
    } else if (levels.targets(open)) {
      endByItself(bar, open, ExitReason.TARGET, false);
    } else if (stopped || targeted) {
      boolean both = stopped && targeted;
      int known = both ? quotes.firstReached(position, bar, levels.stop(), levels.target()) : 0;
      if (both && known == 0) {
        trades.countAmbiguousBar();
      }
      if (stopped && !(both && exits.targetComesFirst(known))) {
        endByItself(bar, quotes.slipped(position, levels.stop()), levels.stopReason(), true);
      } else {
        endByItself(bar, levels.target(), ExitReason.TARGET, true);
      }
    } else {
      levels.move(best(bar));
    }
  }

  /** The strategy has to desire something else before it gets another position. */
  private void endByItself(int bar, long exitFill, ExitReason reason, boolean inside) {
    close(bar, exitFill, reason, inside);
    spent = true;
    freeFrom = bar + 1 + exits.cooldown();
  }

  private void close(int bar, long exitFill, ExitReason reason, boolean inside) {
    long profit = quotes.profit(position, entryBar, entryFill, bar, exitFill);
    long costs =
        quotes.costs(entered, position, entryBar, entryFill, bar, exitFill, reason, inside);
    trades.add(
        entered, position, entryBar, entryFill, bar, exitFill, profit, costs, reason, inside);
    realised = Math.addExact(realised, profit);
    position = 0;
  }

  /** What an open position is worth at a bar's close. */
  private long open(int bar) {
    return position == 0 ? 0 : quotes.worth(position, entryBar, entryFill, bar);
  }
}
