package io.barlake.backtest.kernel;

import io.barlake.backtest.costs.FillRule;

/**
 * What is right: one loop over the bars that every other engine must equal, trial by trial. It
 * stays plain for ever. A change of what it gives is a new {@link #SEMANTICS}.
 */
public final class ReferenceLoop {
  /** The version of the rules in this room's README; part of the id of every sweep. */
  public static final int SEMANTICS = 2;

  private ReferenceLoop() {}

  /**
   * Trades what a strategy desires.
   *
   * @param desired the position wanted at each bar's close: 1, 0 or -1
   */
  public static Replay run(TickBars bars, byte[] desired, FillRule fills) {
    if (desired.length != bars.size()) {
      throw new IllegalArgumentException("a signal column differs in length from its bars");
    }
    TradeLog trades = new TradeLog();
    EquityCurve curve = new EquityCurve(bars, bars.dayEnds());
    long commission = fills.costs().commission();
    int position = 0;
    int entryBar = -1;
    long entryFill = 0;
    long realised = 0;
    int day = 0;
    for (int bar = 0; bar < bars.size(); bar++) {
      int wanted = bar == 0 ? 0 : desired[bar - 1];
      if (wanted != position) {
        if (position != 0) {
          long exitFill = fills.exit(position, bars.open()[bar]);
          long profit = position * (exitFill - entryFill) - 2 * commission;
          trades.add(position, entryBar, entryFill, bar, exitFill, profit);
          realised = Math.addExact(realised, profit);
        }
        if (wanted != 0) {
          entryBar = bar;
          entryFill = fills.entry(wanted, bars.open()[bar]);
        }
        position = wanted;
      }
      if (bar == bars.lastBar() && position != 0) {
        long exitFill = fills.exit(position, bars.close()[bar]);
        long profit = position * (exitFill - entryFill) - 2 * commission;
        trades.add(position, entryBar, entryFill, bar, exitFill, profit);
        trades.markOpenAtEnd();
        realised = Math.addExact(realised, profit);
        position = 0;
      }
      if (bars.endsSessionDay(bar)) {
        long open = 0;
        if (position != 0) {
          long mark = fills.mark(position, bars.close()[bar]);
          open = position * (mark - entryFill) - commission;
        }
        curve.mark(day++, Math.addExact(realised, open));
      }
    }
    return new Replay(trades, curve);
  }
}
