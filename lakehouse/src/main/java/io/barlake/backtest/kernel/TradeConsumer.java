package io.barlake.backtest.kernel;

import io.barlake.backtest.costs.FillRule;
import io.barlake.backtest.exits.ExitReason;
import java.util.Arrays;

/**
 * Turns the changes of a desired position into trades and daily marks. Its work follows trades and
 * days, not bars, and its memory is reused from trial to trial.
 */
final class TradeConsumer {
  private final TickBars bars;
  private final FillRule fills;
  private final long commission;
  private final int[] dayEnds;
  private final long[] dayCloses;
  private final TradeLog trades = new TradeLog();
  private final EquityCurve curve;

  private int position;
  private int entryBar;
  private long entryFill;
  private long realised;
  private int day;

  TradeConsumer(TickBars bars, FillRule fills) {
    this.bars = bars;
    this.fills = fills;
    commission = fills.costs().commission();
    dayEnds = bars.dayEnds();
    dayCloses = Arrays.stream(dayEnds).mapToLong(bar -> bars.close()[bar]).toArray();
    curve = new EquityCurve(bars, dayEnds);
  }

  void begin() {
    trades.clear();
    position = 0;
    realised = 0;
    day = 0;
  }

  /** From this open of a bar on, this is the position. */
  void take(int wanted, int bar, long open) {
    if (wanted == position) {
      return;
    }
    if (position != 0) {
      leave(bar, fills.exit(position, open), ExitReason.SIGNAL, false);
    }
    if (wanted != 0) {
      enter(wanted, bar, fills.entry(wanted, open));
    }
  }

  /** Begins a position where there is none. */
  void enter(int direction, int bar, long fill) {
    markDaysBefore(bar);
    position = direction;
    entryBar = bar;
    entryFill = fill;
  }

  /** Ends the position, at the open of the bar or inside of it. */
  void leave(int bar, long exitFill, ExitReason reason, boolean inside) {
    markDaysBefore(bar);
    long profit = position * (exitFill - entryFill) - 2 * commission;
    trades.add(position, entryBar, entryFill, bar, exitFill, profit, reason, inside);
    realised = Math.addExact(realised, profit);
    position = 0;
  }

  void end() {
    int last = bars.lastBar();
    markDaysBefore(last);
    if (position != 0) {
      leave(last, fills.exit(position, bars.close()[last]), ExitReason.END, true);
    }
    curve.mark(day, realised);
  }

  TradeLog trades() {
    return trades;
  }

  EquityCurve curve() {
    return curve;
  }

  private void markDaysBefore(int bar) {
    for (; dayEnds[day] < bar; day++) {
      long open = 0;
      if (position != 0) {
        open = position * (fills.mark(position, dayCloses[day]) - entryFill);
        open -= commission;
      }
      curve.mark(day, Math.addExact(realised, open));
    }
  }
}
