package io.barlake.backtest.metrics;

import io.barlake.backtest.kernel.EquityCurve;
import io.barlake.backtest.kernel.TradeLog;
import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * What the account of one trial says. The drawdown is in thousandths of a tick, exact: the deepest
 * fall from the highest point before it, over the start (0), the account after every trade that is
 * closed, and the mark of every session day, in the order of time. Mean and variance (divided by
 * n-1) are those of the daily changes, flat days included, summed in the order of days.
 */
public record EquityStatistics(int days, long maxDrawdown, double meanChange, double variance)
    implements Serializable {
  public static final int FEWEST_DAYS = 30;
  public static final int DAYS_A_YEAR = 260;

  public static EquityStatistics of(TradeLog trades, EquityCurve curve) {
    int days = curve.size();
    double mean = (double) curve.equity(days - 1) / days;
    return new EquityStatistics(days, maxDrawdown(trades, curve), mean, variance(curve, mean));
  }

  /**
   * Mean over standard deviation of the daily returns, times the root of 260. The capital is the
   * same every day and cancels out. Empty below 30 days and where every day is alike.
   */
  public OptionalDouble sharpe() {
    return days < FEWEST_DAYS || variance == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            meanChange / StrictMath.sqrt(variance) * StrictMath.sqrt((double) DAYS_A_YEAR));
  }

  private static long maxDrawdown(TradeLog trades, EquityCurve curve) {
    long peak = 0;
    long deepest = 0;
    long realised = 0;
    int trade = 0;
    for (int day = 0; day < curve.size(); day++) {
      while (trade < trades.size() && trades.exitBar(trade) <= curve.lastBar(day)) {
        realised += trades.profit(trade++);
        peak = Math.max(peak, realised);
        deepest = Math.max(deepest, peak - realised);
      }
      peak = Math.max(peak, curve.equity(day));
      deepest = Math.max(deepest, peak - curve.equity(day));
    }
    return deepest;
  }

  /** Exactly 0 where every change is the same, whatever the rounding of the mean. */
  private static double variance(EquityCurve curve, double mean) {
    boolean alike = true;
    double squares = 0;
    for (int day = 0; day < curve.size(); day++) {
      alike &= curve.change(day) == curve.change(0);
      double distance = curve.change(day) - mean;
      squares += distance * distance;
    }
    return alike ? 0 : squares / (curve.size() - 1);
  }
}
