package io.barlake.backtest.metrics;

import io.barlake.backtest.costs.CostModel;
import io.barlake.backtest.kernel.TradeLog;
import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * What the trades of one trial say. Amounts are in thousandths of a tick, exact; gross profit and
 * gross loss are the net profits of the trades that won and of those that lost, both positive.
 */
public record TradeStatistics(
    int trades, int wins, long grossProfit, long grossLoss, long costs, long barsInPosition)
    implements Serializable {

  public static TradeStatistics of(TradeLog log, CostModel costs) {
    int wins = 0;
    long grossProfit = 0;
    long grossLoss = 0;
    long barsInPosition = 0;
    for (int trade = 0; trade < log.size(); trade++) {
      long profit = log.profit(trade);
      if (profit > 0) {
        wins++;
        grossProfit = Math.addExact(grossProfit, profit);
      } else {
        grossLoss = Math.subtractExact(grossLoss, profit);
      }
      barsInPosition += log.barsHeld(trade);
    }
    long paid = Math.multiplyExact(costs.perTrade(), log.size());
    return new TradeStatistics(log.size(), wins, grossProfit, grossLoss, paid, barsInPosition);
  }

  public long netProfit() {
    return grossProfit - grossLoss;
  }

  /** Gross profit over gross loss; empty where no trade lost. */
  public OptionalDouble profitFactor() {
    return grossLoss == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) grossProfit / grossLoss);
  }

  /** The share of trades that won; empty where there was none. */
  public OptionalDouble winRate() {
    return trades == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) wins / trades);
  }

  /** Net profit of a trade in ticks; empty where there was none. */
  public OptionalDouble averageTradeTicks() {
    return trades == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) netProfit() / CostModel.TICK / trades);
  }
}
