package io.barlake.backtest.kernel;

import io.barlake.backtest.entries.Entered;
import io.barlake.backtest.exits.ExitReason;
import io.barlake.backtest.strategy.Direction;

/**
 * Turns the changes of a desired position into trades and daily marks. Its work follows trades and
 * days, not bars, and its memory is reused from trial to trial.
 */
final class TradeConsumer {
  private final Quotes quotes;
  private final int[] dayEnds;
  private final TradeTotals trades;
  private final EquityCurve curve;

  private int position;
  private int entryBar;
  private long entryFill;
  private long realised;
  private int day;

  /** Writes into {@code trades}. */
  TradeConsumer(Quotes quotes, TradeTotals trades) {
    this.quotes = quotes;
    this.trades = trades;
    dayEnds = quotes.bars().dayEnds();
    curve = new EquityCurve(quotes.bars(), dayEnds);
  }

  void begin() {
    trades.clear();
    position = 0;
    realised = 0;
    day = 0;
  }

  /** Trades what is asked for until something else is. */
  void trade(Asked asked, Direction allowed) {
    begin();
    for (int n = 0; n < asked.size(); n++) {
      take(allowed.allowed(asked.side(n)), asked.bar(n) + 1);
    }
    end();
  }

  /** From this open of a bar on, this is the position. */
  private void take(int wanted, int bar) {
    if (wanted != position) {
      // Who ends a position that is wanted no more trades in the direction in which one begins.
      take(wanted, bar, quotes.entry(wanted != 0 ? wanted : -position, bar));
    }
  }

  /** The same at a fill that is known: what ends and what begins there is bought, or is sold. */
  void take(int wanted, int bar, long fill) {
    if (wanted == position) {
      return;
    }
    if (position != 0) {
      leave(bar, fill, ExitReason.SIGNAL, false);
    }
    if (wanted != 0) {
      enter(wanted, bar, fill);
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
    long profit = quotes.profit(position, entryBar, entryFill, bar, exitFill);
    long costs =
        quotes.costs(Entered.OPEN, position, entryBar, entryFill, bar, exitFill, reason, inside);
    trades.add(position, entryBar, entryFill, bar, exitFill, profit, costs, reason, inside);
    realised = Math.addExact(realised, profit);
    position = 0;
  }

  void end() {
    int last = quotes.bars().lastBar();
    markDaysBefore(last);
    if (position != 0) {
      leave(last, quotes.exitAtClose(position, last), ExitReason.END, true);
    }
    curve.mark(day, realised);
  }

  void countAmbiguousBar() {
    trades.countAmbiguousBar();
  }

  /** Gives what was traded to a reader. */
  void tell(int set, TradeReader reader) {
    reader.read(set, trades, curve);
  }

  private void markDaysBefore(int bar) {
    for (; dayEnds[day] < bar; day++) {
      long open = position == 0 ? 0 : quotes.worth(position, entryBar, entryFill, dayEnds[day]);
      curve.mark(day, Math.addExact(realised, open));
    }
  }
}
