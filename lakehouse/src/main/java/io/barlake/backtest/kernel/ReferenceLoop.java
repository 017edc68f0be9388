package io.barlake.backtest.kernel;

import io.barlake.backtest.exits.ExitReason;
import io.barlake.backtest.exits.Exits;
import io.barlake.backtest.exits.Levels;

/**
 * What is right: one loop over the bars that every other engine must equal, trial by trial. It
 * stays plain for ever. A change of what it gives is a new {@link #SEMANTICS}.
 */
public final class ReferenceLoop {
  /** The version of the rules in this room's README; part of the id of every sweep. */
  public static final int SEMANTICS = 6;

  private final TickBars bars;
  private final Quotes quotes;
  private final byte[] desired;
  private final Exits exits;
  private final double[] ranges;
  private final TradeLog trades = new TradeLog();

  private int position;
  private int entryBar;
  private long entryFill;
  private Levels levels;
  private long realised;

  /** What was desired last, and whether a position for it has ended by itself. */
  private int asked;

  private boolean spent;
  private int freeFrom;

  private ReferenceLoop(Quotes quotes, byte[] desired, Exits exits, double[] ranges) {
    this.quotes = quotes;
    this.bars = quotes.bars();
    this.desired = desired;
    this.exits = exits;
    this.ranges = ranges;
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
    if (desired.length != quotes.bars().size()) {
      throw new IllegalArgumentException("a signal column differs in length from its bars");
    }
    return new ReferenceLoop(quotes, desired, exits, ranges).run();
  }

  private Replay run() {
    EquityCurve curve = new EquityCurve(bars, bars.dayEnds());
    int day = 0;
    for (int bar = 0; bar < bars.size(); bar++) {
      atOpen(bar);
      if (position != 0) {
        inside(bar);
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
    }
    if (position != 0 && wanted != position) {
      close(bar, quotes.exit(position, bar), ExitReason.SIGNAL, false);
    } else if (position != 0 && exits.timeStop() > 0 && bar - entryBar >= exits.timeStop()) {
      endByItself(bar, quotes.exit(position, bar), ExitReason.TIME, false);
    }
    boolean known = !exits.needRange() || (bar > 0 && !Double.isNaN(ranges[bar - 1]));
    if (position == 0 && wanted != 0 && !spent && bar >= freeFrom && known) {
      position = wanted;
      entryBar = bar;
      entryFill = quotes.entry(wanted, bar);
      levels = exits.levels(wanted, entryFill, exits.needRange() ? ranges[bar - 1] : 0);
    }
  }

  /** Where the bar reaches a level, the position ends; where it does not, the stop may move. */
  private void inside(int bar) {
    long open = quotes.open(position, bar);
    long high = quotes.high(position, bar);
    long low = quotes.low(position, bar);
    boolean stopped = levels.stops(position > 0 ? low : high);
    boolean targeted = levels.targets(position > 0 ? high : low);
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
      levels.move(position > 0 ? high : low);
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
    long costs = quotes.costs(position, entryBar, entryFill, bar, exitFill, reason, inside);
    trades.add(position, entryBar, entryFill, bar, exitFill, profit, costs, reason, inside);
    realised = Math.addExact(realised, profit);
    position = 0;
  }

  /** What an open position is worth at a bar's close. */
  private long open(int bar) {
    return position == 0 ? 0 : quotes.worth(position, entryBar, entryFill, bar);
  }
}
