package io.barlake.backtest.account;

import io.barlake.backtest.entries.Entered;
import io.barlake.backtest.exits.ExitReason;
import io.barlake.backtest.exits.Levels;
import io.barlake.backtest.kernel.Quotes;
import io.barlake.backtest.kernel.Trade;

/** A position that an account holds, at the bar of its market that comes next. */
final class Holding {
  private final int leg;
  private final Leg market;
  private final Quotes quotes;
  private final Trade trade;
  private final long steps;
  private final long margin;
  private int bar;

  /** Here {@code trade} is what one unit does if the account can hold it to its end. */
  Holding(int leg, Leg market, Trade trade, long steps, long margin) {
    this.leg = leg;
    this.market = market;
    this.quotes = market.quotes();
    this.trade = trade;
    this.steps = steps;
    this.margin = margin;
    bar = trade.entryBar();
  }

  int leg() {
    return leg;
  }

  long margin() {
    return margin;
  }

  /** The stamp of the bar. */
  long opens() {
    return market.opens(bar);
  }

  void move() {
    bar++;
  }

  /**
   * Moves on, past all bars at which an account that holds nothing else has more than {@code least}
   * for sure.
   *
   * @param account what it has without this position
   */
  void moveTo(long account, double least) {
    bar++;
    if (bar < trade.exitBar() && market.plain()) {
      double money = steps * market.moneyOfAThousandth(bar);
      long paid = -quotes.worth(direction(), trade.entryBar(), trade.entryFill(), bar, entry());
      // A part more of money, and a thousandth of the quote, may go by rounding.
      double fall = Math.ceil((least - account + 1) / money) + paid + 1;
      long level = entry() + direction() * (long) Math.max(fall, -(double) Levels.FAR);
      long lower = direction() > 0 ? level : -Levels.FAR;
      long upper = direction() > 0 ? Levels.FAR : level;
      bar = quotes.firstBeyond(direction(), lower, upper, bar, trade.exitBar());
    }
  }

  private int direction() {
    return trade.direction();
  }

  private long entry() {
    return trade.entryFill();
  }

  /** Whether the trade ends at the open of the bar. */
  boolean endsAtOpen() {
    return bar == trade.exitBar() && !trade.inside();
  }

  /** Whether it ends within the bar. */
  boolean endsInside() {
    return bar == trade.exitBar() && trade.inside();
  }

  /** What it was worth when something of its market was last known before the bar. */
  long worthBefore() {
    return bar == trade.entryBar() ? worth(bar, open()) : worth(bar - 1, close(bar - 1));
  }

  /** What it is worth at the open of the bar, if the bar is at this moment, else before. */
  long worthAtOpen(long now) {
    return opens() == now ? worth(bar, open()) : worthBefore();
  }

  /** What it may be worth within the bar at worst. */
  long leastWorth(long now) {
    return opens() == now ? worth(bar, worst()) : worthBefore();
  }

  /**
   * The trade if it has to end on the way from the open of the bar to its worst quote.
   *
   * @param way how far, 0 at the open
   */
  Trade cutShort(long now, double way) {
    boolean atBar = opens() == now;
    int last = atBar ? bar : bar - 1;
    long from = atBar ? open() : close(last);
    long quote = atBar ? from + (long) Math.rint(way * (worst() - from)) : from;
    boolean inside = !atBar || way > 0;
    long fill = quotes.slipped(trade.direction(), quote);
    return new Trade(
        trade.entered(),
        trade.direction(),
        trade.entryBar(),
        trade.entryFill(),
        last,
        fill,
        quotes.profit(trade.direction(), trade.entryBar(), trade.entryFill(), last, fill),
        quotes.costs(
            trade.entered(),
            trade.direction(),
            trade.entryBar(),
            trade.entryFill(),
            last,
            fill,
            ExitReason.STOP_OUT,
            inside),
        ExitReason.STOP_OUT,
        inside);
  }

  /** As its strategy and its exits end it. */
  SizedTrade ended() {
    return sized(trade);
  }

  SizedTrade sized(Trade ended) {
    return new SizedTrade(
        leg,
        ended,
        steps,
        market.units(steps),
        market.money(ended.profit(), steps, ended.exitBar()),
        market.money(ended.costs(), steps, ended.exitBar()),
        Math.addExact(
            market.money(ended.entryFill(), steps, ended.entryBar()),
            market.money(ended.exitFill(), steps, ended.exitBar())));
  }

  private long worth(int at, long quote) {
    long thousandths =
        quotes.worth(trade.direction(), trade.entryBar(), trade.entryFill(), at, quote);
    return market.money(thousandths, steps, at);
  }

  /** A position that began within the bar has its entry for an open. */
  private long open() {
    return beganInside() ? trade.entryFill() : quotes.open(trade.direction(), bar);
  }

  private boolean beganInside() {
    return bar == trade.entryBar() && trade.entered().inside();
  }

  private long close(int at) {
    return quotes.close(trade.direction(), at);
  }

  /**
   * Where a stop of its own ends it within the bar, it gets no worse than that. What was before a
   * stop order was reached lay on its losing side.
   */
  private long worst() {
    if (endsInside() && trade.reason().isStop()) {
      return trade.exitFill();
    }
    if (beganInside() && trade.entered() == Entered.STOP) {
      return direction() * (close(bar) - entry()) < 0 ? close(bar) : entry();
    }
    return trade.direction() > 0 ? quotes.low(1, bar) : quotes.high(-1, bar);
  }
}
