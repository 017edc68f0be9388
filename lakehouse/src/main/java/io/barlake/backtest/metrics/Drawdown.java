package io.barlake.backtest.metrics;

import io.barlake.backtest.kernel.EquityCurve;
import io.barlake.backtest.kernel.TradeTotals;
import java.io.Serializable;

/**
 * How far the account of one trial fell from its highest point before, over the start, the account
 * after every trade that is closed, and the mark of every session day, in the order of time.
 *
 * @param deepest the deepest fall, exact
 * @param deepestShare the largest fall as a share of the capital and the profit at the point before
 * @param longestDays the most session days in a row whose mark was below an earlier point
 * @param ulcer the root of the mean square of the share that each day's mark had fallen
 */
public record Drawdown(long deepest, double deepestShare, int longestDays, double ulcer)
    implements Serializable {

  /** {@code capital} is what the account begins with. */
  static Drawdown of(TradeTotals trades, EquityCurve curve, long capital) {
    Fall fall = new Fall(capital);
    int daysBelow = 0;
    int longest = 0;
    double squares = 0;
    int trade = 0;
    for (int day = 0; day < curve.size(); day++) {
      trade = fall.closing(trades, trade, curve.lastBar(day));
      fall.to(curve.equity(day));
      double share = fall.share(curve.equity(day));
      daysBelow = share > 0 ? daysBelow + 1 : 0;
      longest = Math.max(longest, daysBelow);
      squares += share * share;
    }
    fall.end();
    return new Drawdown(
        fall.deepest, fall.deepestShare, longest, Math.sqrt(squares / curve.size()));
  }

  /** From the highest point so far. */
  private static final class Fall {
    private final long capital;
    private long realised;
    private long peak;
    private long lowest;
    private long deepest;
    private double deepestShare;

    Fall(long capital) {
      this.capital = capital;
    }

    /**
     * Closes trades from this one on, up to a bar, and tells the first that stays open. The loop
     * keeps what it changes in locals, which is three times as fast as in fields.
     */
    int closing(TradeTotals trades, int from, int lastBar) {
      int trade = from;
      long account = realised;
      long low = lowest;
      for (; trade < trades.size() && trades.exitBar(trade) <= lastBar; trade++) {
        account += trades.profit(trade);
        if (account > peak) {
          lowest = low;
          to(account);
          low = account;
        }
        low = Math.min(low, account);
      }
      realised = account;
      lowest = low;
      return trade;
    }

    void to(long account) {
      if (account > peak) {
        end();
        peak = account;
        lowest = account;
      }
      lowest = Math.min(lowest, account);
    }

    /** How far an account is below the highest point. */
    double share(long account) {
      return (double) (peak - account) / (capital + peak);
    }

    /** Of one point the deepest fall has the largest share: only that is divided. */
    void end() {
      deepest = Math.max(deepest, peak - lowest);
      deepestShare = Math.max(deepestShare, (double) (peak - lowest) / (capital + peak));
    }
  }
}
