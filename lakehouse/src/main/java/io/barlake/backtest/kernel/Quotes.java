package io.barlake.backtest.kernel;

import io.barlake.backtest.costs.Carry;
import io.barlake.backtest.costs.CostModel;
import io.barlake.backtest.entries.Entered;
import io.barlake.backtest.entries.EntryRules;
import io.barlake.backtest.exits.DistanceUnit;
import io.barlake.backtest.exits.ExitReason;
import io.barlake.backtest.exits.ExitRules;
import io.barlake.backtest.exits.Levels;
import io.barlake.bars.Timeframe;
import io.barlake.market.Side;
import java.util.Arrays;

/**
 * The bars of a trial and what trading costs there: the prices at which a unit is bought and sold
 * at each bar, and what is earned or paid between two of them. Prices come in ticks and leave in
 * thousandths of a tick. A direction is 1 for long, -1 for short.
 */
public final class Quotes {
  /** A bar, two spreads and what it carries either way, at most. */
  public static final int MOST_BYTES_A_BAR = TickBars.BYTES_A_BAR + 4 * Long.BYTES;

  private static final long[] ALWAYS_THE_SAME = {};

  private final TickBars bars;
  private final CostModel costs;

  /** How many halves of the spread a seller gives; a buyer pays the rest. */
  private final int soldBelow;

  private final long usualSpread;
  private final long[] openSpread;
  private final long[] spreadWithin;
  private final long leastSpread;
  private final long greatestSpread;

  /** What a position from the first bar on has got at each bar; empty where there is nothing. */
  private final long[] longCarry;

  private final long[] shortCarry;

  private final MinutesBelow minutes;

  /** Bid bars that do not know their spreads. */
  public Quotes(TickBars bars, CostModel costs) {
    this(bars, Side.BID, new double[bars.size()], MinutesBelow.NONE, costs);
  }

  /**
   * Bars of any price.
   *
   * @param spreadTicks the mean spread of each bar, where it is above 0
   * @param minutes that say what a bar reached first
   */
  public Quotes(
      TickBars bars, Side side, double[] spreadTicks, MinutesBelow minutes, CostModel costs) {
    this.bars = bars;
    this.minutes = minutes;
    this.costs = costs;
    soldBelow =
        switch (side) {
          case BID -> 0;
          case ASK -> 2;
          case MID, TRADE -> 1;
        };
    boolean own =
        costs.spread().ofBars() && Arrays.stream(spreadTicks).anyMatch(ticks -> ticks > 0);
    if (own || !costs.spread().profile().isFlat()) {
      openSpread = new long[bars.size()];
      spreadWithin = new long[bars.size()];
      spreads(own ? spreadTicks : new double[bars.size()]);
    } else {
      openSpread = ALWAYS_THE_SAME;
      spreadWithin = ALWAYS_THE_SAME;
    }
    usualSpread = costs.spread().profile().spreads().get(0);
    leastSpread = Math.min(least(openSpread), least(spreadWithin));
    greatestSpread = Math.max(greatest(openSpread), greatest(spreadWithin));
    boolean carried = !costs.carry().none();
    longCarry = carried ? carry(1) : ALWAYS_THE_SAME;
    shortCarry = carried ? carry(-1) : ALWAYS_THE_SAME;
  }

  /** A mean of a longer bar says nothing of its open, which may be where a session begins. */
  private void spreads(double[] own) {
    boolean minutes = bars.frame().equals(Timeframe.MINUTE);
    int length = bars.frame().nominalMinutes();
    for (int bar = 0; bar < bars.size(); bar++) {
      long known = own[bar] > 0 ? (long) Math.rint(own[bar] * CostModel.TICK) : -1;
      long stamp = bars.openMicros()[bar];
      openSpread[bar] = minutes && known >= 0 ? known : costs.spread().profile().at(stamp);
      spreadWithin[bar] = known >= 0 ? known : costs.spread().profile().over(stamp, length);
    }
  }

  private long least(long[] spreads) {
    return spreads.length == 0 ? usualSpread : Arrays.stream(spreads).min().orElseThrow();
  }

  private long greatest(long[] spreads) {
    return spreads.length == 0 ? usualSpread : Arrays.stream(spreads).max().orElseThrow();
  }

  private long[] carry(int direction) {
    Carry carry = costs.carry();
    long[] sums = new long[bars.size()];
    for (int bar = 1; bar < sums.length; bar++) {
      int nights =
          carry.nights(bars.calendar(), bars.sessionDay()[bar - 1], bars.sessionDay()[bar]);
      long fundings = carry.fundings(bars.openMicros()[bar - 1], bars.openMicros()[bar]);
      long each = carry.funding(direction, bars.open()[bar] * CostModel.TICK);
      sums[bar] =
          Math.addExact(
              Math.addExact(sums[bar - 1], Math.multiplyExact(nights, carry.night(direction))),
              Math.multiplyExact(fundings, each));
    }
    return sums;
  }

  /** The average true range at each close; empty where no distance is a multiple of it. */
  public double[] ranges(ExitRules exits) {
    return ranges(exits.any(), exits.unit(), exits.rangeWindow());
  }

  /** The same for orders. */
  double[] ranges(EntryRules entries) {
    return ranges(entries.waits(), entries.unit(), entries.rangeWindow());
  }

  private double[] ranges(boolean any, DistanceUnit unit, int window) {
    return any && unit == DistanceUnit.RANGES ? bars.averageRanges(window) : new double[0];
  }

  public TickBars bars() {
    return bars;
  }

  /** The price at which a position begins at the open of a bar. */
  public long entry(int direction, int bar) {
    return begun(direction, open(-direction, bar));
  }

  /** What a position pays that begins at a quote, unless by a limit order. */
  long begun(int direction, long quote) {
    return quote + direction * costs.slippage();
  }

  /** The price at which a position ends at the open of a bar. */
  public long exit(int direction, int bar) {
    return slipped(direction, open(direction, bar));
  }

  /** The price at which a position ends at the close of a bar. */
  public long exitAtClose(int direction, int bar) {
    return slipped(direction, close(direction, bar));
  }

  /** What a position gets that ends at a quote, unless that is its target. */
  public long slipped(int direction, long quote) {
    return quote - direction * costs.slippage();
  }

  /** The quote at which a position was stopped that got this. */
  long unslipped(int direction, long fill) {
    return fill + direction * costs.slippage();
  }

  /** The quote at the open of a bar at which a position would end. */
  public long open(int direction, int bar) {
    return bars.open()[bar] * CostModel.TICK + offset(direction, openSpread(bar));
  }

  public long high(int direction, int bar) {
    return Math.max(open(direction, bar), within(direction, bar, bars.high()[bar]));
  }

  public long low(int direction, int bar) {
    return Math.min(open(direction, bar), within(direction, bar, bars.low()[bar]));
  }

  public long close(int direction, int bar) {
    return within(direction, bar, bars.close()[bar]);
  }

  private long within(int direction, int bar, long ticks) {
    return ticks * CostModel.TICK + offset(direction, spreadWithin(bar));
  }

  /**
   * The first bar from here whose quotes may go as low as this or as high as that, else {@code to}.
   * Prices are compared, with the spreads that are most in favour.
   */
  public int firstBeyond(int direction, long lower, long upper, int from, int to) {
    long leastOffset = offset(direction, direction > 0 ? greatestSpread : leastSpread);
    long greatestOffset = offset(direction, direction > 0 ? leastSpread : greatestSpread);
    long lowest = Math.floorDiv(lower - leastOffset, CostModel.TICK);
    long highest = -Math.floorDiv(greatestOffset - upper, CostModel.TICK);
    long[] lows = bars.low();
    long[] highs = bars.high();
    int bar = from;
    while (bar < to && lows[bar] > lowest && highs[bar] < highest) {
      bar++;
    }
    return bar;
  }

  /**
   * Which level a bar reached first that reaches both of them, as its minutes say, with the bar's
   * own spread.
   *
   * @return 1 for the target, -1 for the stop, 0 where the minutes do not tell
   */
  public int firstReached(int direction, int bar, long stop, long target) {
    long lower = falls(direction, bar, direction > 0 ? stop : target);
    long upper = rises(direction, bar, direction > 0 ? target : stop);
    return direction * minutes.first(bar, lower, upper);
  }

  /** Which of two orders a bar reached first that reaches both: 1 for the buy, -1, or 0. */
  int firstOrdered(int bar, long sell, long buy) {
    return minutes.first(bar, falls(1, bar, sell), rises(-1, bar, buy));
  }

  /**
   * Which level of a position a bar reached first after the position had begun within it.
   *
   * @param way 1 where the quote rose to that of the entry, -1 where it fell
   * @param entryQuote at which the position began
   * @return 1 for the upper level, -1 for the lower one, 0 where the minutes do not tell, {@link
   *     MinutesBelow#NEITHER} where it reached none
   */
  int firstReachedAfter(int direction, int bar, int way, long entryQuote, Levels levels) {
    return minutes.firstAfter(
        bar,
        way < 0 ? falls(-direction, bar, entryQuote) : Long.MIN_VALUE,
        way > 0 ? rises(-direction, bar, entryQuote) : Long.MAX_VALUE,
        falls(direction, bar, levels.lower()),
        rises(direction, bar, levels.upper()));
  }

  /** The quote at which a position could end when it begins within a bar at another quote. */
  long closing(int direction, int bar, long entryQuote) {
    long spread = spreadWithin(bar);
    return entryQuote - offset(-direction, spread) + offset(direction, spread);
  }

  /** The highest price within a bar at which the quote is as low as this. */
  private long falls(int direction, int bar, long quote) {
    return Math.floorDiv(quote - offset(direction, spreadWithin(bar)), CostModel.TICK);
  }

  /** The lowest price within a bar at which the quote is as high as this. */
  private long rises(int direction, int bar, long quote) {
    return -Math.floorDiv(offset(direction, spreadWithin(bar)) - quote, CostModel.TICK);
  }

  private long offset(int direction, long spread) {
    long below = (spread * soldBelow) >> 1;
    return direction > 0 ? -below : spread - below;
  }

  private long openSpread(int bar) {
    return openSpread.length == 0 ? usualSpread : openSpread[bar];
  }

  private long spreadWithin(int bar) {
    return spreadWithin.length == 0 ? usualSpread : spreadWithin[bar];
  }

  /** Whether a position gets or pays something for being held. */
  public boolean carries() {
    return longCarry.length > 0;
  }

  /** What a position got, or paid where it is negative, for being held from one bar to another. */
  private long carried(int direction, int entryBar, int bar) {
    if (longCarry.length == 0) {
      return 0;
    }
    long[] sums = direction > 0 ? longCarry : shortCarry;
    return sums[bar] - sums[entryBar];
  }

  /** The profit of a trade, after every cost. */
  public long profit(int direction, int entryBar, long entryFill, int exitBar, long exitFill) {
    return direction * (exitFill - entryFill)
        - costs.commission().of(entryFill)
        - costs.commission().of(exitFill)
        + carried(direction, entryBar, exitBar);
  }

  /** What an open position is worth at the close of a bar. */
  public long worth(int direction, int entryBar, long entryFill, int bar) {
    return worth(direction, entryBar, entryFill, bar, close(direction, bar));
  }

  /** The same at a quote within the bar. */
  public long worth(int direction, int entryBar, long entryFill, int bar, long quote) {
    return direction * (quote - entryFill)
        - costs.commission().of(entryFill)
        + carried(direction, entryBar, bar);
  }

  /**
   * What a trade paid, so that it and the profit are the move of the bars' price.
   *
   * @param inside whether it ended after the open of its exit bar
   */
  public long costs(
      Entered entered,
      int direction,
      int entryBar,
      long entryFill,
      int exitBar,
      long exitFill,
      ExitReason reason,
      boolean inside) {
    long exitSpread = inside ? spreadWithin(exitBar) : openSpread(exitBar);
    long entrySpread = entered.inside() ? spreadWithin(entryBar) : openSpread(entryBar);
    long spread = direction * (offset(-direction, entrySpread) - offset(direction, exitSpread));
    int slips = (entered.slipped() ? 1 : 0) + (reason == ExitReason.TARGET ? 0 : 1);
    return spread
        + costs.slippage() * slips
        + costs.commission().of(entryFill)
        + costs.commission().of(exitFill)
        - carried(direction, entryBar, exitBar);
  }
}
