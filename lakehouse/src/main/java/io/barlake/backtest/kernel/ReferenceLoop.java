package io.barlake.backtest.kernel;

import io.barlake.backtest.costs.FillRule;
import io.barlake.backtest.exits.ExitReason;
import io.barlake.backtest.exits.Exits;
import io.barlake.backtest.exits.Levels;

/**
 * What is right: one loop over the bars that every other engine must equal, trial by trial. It
 * stays plain for ever. A change of what it gives is a new {@link #SEMANTICS}.
 */
public final class ReferenceLoop {
  /** The version of the rules in this room's README; part of the id of every sweep. */
  public static final int SEMANTICS = 4;

  private final TickBars bars;
  private final byte[] desired;
  private final Exits exits;
  private final double[] ranges;
  private final FillRule fills;
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

  private ReferenceLoop(
      TickBars bars, byte[] desired, Exits exits, double[] ranges, FillRule fills) {
    this.bars = bars;
    this.desired = desired;
    this.exits = exits;
    this.ranges = ranges;
    this.fills = fills;
  }

  /** Trades what a strategy desires, until it desires something else. */
  public static Replay run(TickBars bars, byte[] desired, FillRule fills) {
    return run(bars, desired, Exits.NONE, new double[0], fills);
  }

  /**
   * Trades what a strategy desires.
   *
   * @param desired the position wanted at each bar's close, as {@code Strategy.signal} gives it
   * @param ranges the average true range in ticks at each bar's close, NaN where it is not known;
   *     read only where {@link Exits#needRange} says so
   */
  public static Replay run(
      TickBars bars, byte[] desired, Exits exits, double[] ranges, FillRule fills) {
    if (desired.length != bars.size()) {
      throw new IllegalArgumentException("a signal column differs in length from its bars");
    }
    return new ReferenceLoop(bars, desired, exits, ranges, fills).run();
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
        close(bar, fills.exit(position, bars.close()[bar]), ExitReason.END, true);
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
    long open = bars.open()[bar];
    if (position != 0 && wanted != position) {
      close(bar, fills.exit(position, open), ExitReason.SIGNAL, false);
    } else if (position != 0 && exits.timeStop() > 0 && bar - entryBar >= exits.timeStop()) {
      endByItself(bar, fills.exit(position, open), ExitReason.TIME, false);
    }
    boolean known = !exits.needRange() || (bar > 0 && !Double.isNaN(ranges[bar - 1]));
    if (position == 0 && wanted != 0 && !spent && bar >= freeFrom && known) {
      position = wanted;
      entryBar = bar;
      entryFill = fills.entry(wanted, open);
      levels = exits.levels(wanted, entryFill, exits.needRange() ? ranges[bar - 1] : 0);
    }
  }

  /** Where the bar reaches a level, the position ends; where it does not, the stop may move. */
  private void inside(int bar) {
    long open = fills.mark(position, bars.open()[bar]);
    long high = fills.mark(position, bars.high()[bar]);
    long low = fills.mark(position, bars.low()[bar]);
    boolean stopped = levels.stops(position > 0 ? low : high);
    boolean targeted = levels.targets(position > 0 ? high : low);
    if (levels.stops(open)) {
      endByItself(bar, fills.slipped(position, open), levels.stopReason(), false);
    } else if (levels.targets(open)) {
      endByItself(bar, open, ExitReason.TARGET, false);
    } else if (stopped || targeted) {
      boolean ambiguous = stopped && targeted;
      if (ambiguous) {
        trades.countAmbiguousBar();
      }
      if (stopped && !(ambiguous && exits.targetComesFirst())) {
        endByItself(bar, fills.slipped(position, levels.stop()), levels.stopReason(), true);
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
    long profit = position * (exitFill - entryFill) - 2 * fills.costs().commission();
    trades.add(position, entryBar, entryFill, bar, exitFill, profit, reason, inside);
    realised = Math.addExact(realised, profit);
    position = 0;
  }

  /** What an open position is worth at a bar's close. */
  private long open(int bar) {
    return position == 0
        ? 0
        : position * (fills.mark(position, bars.close()[bar]) - entryFill)
            - fills.costs().commission();
  }
}
