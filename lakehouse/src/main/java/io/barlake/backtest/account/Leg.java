package io.barlake.backtest.account;

import io.barlake.backtest.costs.CostModel;
import io.barlake.backtest.exits.Exits;
import io.barlake.backtest.kernel.Quotes;
import io.barlake.backtest.kernel.TickBars;
import io.barlake.backtest.kernel.Trade;
import java.util.Arrays;

/** One market of an account, and what its prices are in the account's money. */
public final class Leg {
  private final Quotes quotes;
  private final Contract contract;
  private final double[] rates;
  private final double[] ranges;
  private final double moneyOfAThousandth;
  private final int[] dayEnds;

  /**
   * A market.
   *
   * @param rates what one of the quote currency is worth in that of the account at the open of each
   *     bar; empty where both are the same
   * @param ranges the average true range in ticks at each close, where stops are multiples of it
   */
  public Leg(Quotes quotes, Contract contract, double[] rates, double[] ranges) {
    this.quotes = quotes;
    this.contract = contract;
    this.rates = rates.clone();
    this.ranges = ranges.clone();
    moneyOfAThousandth = contract.moneyOfAThousandth();
    dayEnds = quotes.bars().dayEnds();
  }

  public Quotes quotes() {
    return quotes;
  }

  TickBars bars() {
    return quotes.bars();
  }

  int[] dayEnds() {
    return dayEnds;
  }

  long opens(int bar) {
    return quotes.bars().openMicros()[bar];
  }

  double units(long steps) {
    return steps * contract.unitsAStep();
  }

  double lotsAStep() {
    return contract.lotsAStep();
  }

  /** Whether the money of a position depends on its quote alone. */
  boolean plain() {
    return rates.length == 0 && !quotes.carries();
  }

  /** So many thousandths of a tick for so many steps, at the rate of a bar. */
  long money(long thousandths, long steps, int bar) {
    return Money.whole((double) thousandths * steps * moneyOfAThousandth(bar));
  }

  /** What a trade is worth at the close of a bar during which it is open. */
  long worth(SizedTrade sized, int bar) {
    Trade trade = sized.trade();
    long thousandths = quotes.worth(trade.direction(), trade.entryBar(), trade.entryFill(), bar);
    return money(thousandths, sized.steps(), bar);
  }

  /** What one step has of a thousandth of a tick at the rate of a bar. */
  double moneyOfAThousandth(int bar) {
    return rates.length == 0 ? moneyOfAThousandth : moneyOfAThousandth * rates[bar];
  }

  /** How far the first stop of a trade lies from its entry; not a number where it has none. */
  double stopDistance(Trade trade, Exits exits) {
    double range = exits.needRange() ? ranges[trade.entryBar() - 1] : 0;
    return exits.levels(trade.direction(), trade.entryFill(), range).distanceOfStop();
  }

  /**
   * The standard deviation (n-1) of the daily changes of the close, over so many session days that
   * ended before a bar, times the root of the sessions of a year, in thousandths of a tick; not a
   * number where there are fewer.
   */
  double yearlyDeviation(int bar, int days) {
    int found = Arrays.binarySearch(dayEnds, bar);
    int day = found >= 0 ? found : -found - 1;
    if (day <= days) {
      return Double.NaN;
    }
    long[] closes = bars().close();
    double mean = (double) (closes[dayEnds[day - 1]] - closes[dayEnds[day - 1 - days]]) / days;
    double squares = 0;
    for (int n = day - days; n < day; n++) {
      double change = closes[dayEnds[n]] - closes[dayEnds[n - 1]] - mean;
      squares += change * change;
    }
    return Math.sqrt(squares / (days - 1) * bars().sessionsAYear()) * CostModel.TICK;
  }
}
