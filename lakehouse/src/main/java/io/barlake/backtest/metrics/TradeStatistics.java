package io.barlake.backtest.metrics;

import io.barlake.backtest.kernel.TradeTotals;
import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * What the trades of one trial say. Amounts are in whole parts of its money, exact; gross profit
 * and gross loss are the net profits of the trades that won and of those that lost, both positive.
 * The variance of the profits is divided by n-1, and 0 where all are alike.
 */
public record TradeStatistics(
    int trades,
    int wins,
    int longestLosingStreak,
    int stops,
    int targets,
    int ambiguousBars,
    int stopOuts,
    int refused,
    long grossProfit,
    long grossLoss,
    long costs,
    long traded,
    long barsInPosition,
    double profitVariance)
    implements Serializable {

  public static TradeStatistics of(TradeTotals log) {
    int wins = 0;
    int streak = 0;
    int longestStreak = 0;
    long grossProfit = 0;
    long grossLoss = 0;
    // Sums of what is not below 0: those that leave the range of a long turn negative.
    long signs = 0;
    for (int trade = 0; trade < log.size(); trade++) {
      long profit = log.profit(trade);
      // Nobody can foretell which trades win, the processor included: no branch depends on it.
      int won = (int) (-profit >>> 63);
      wins += won;
      streak = (streak + 1) & (won - 1);
      longestStreak = Math.max(longestStreak, streak);
      grossProfit += profit & -won;
      grossLoss -= profit & (won - 1L);
      signs |= grossProfit | grossLoss;
    }
    if (signs < 0) {
      throw new ArithmeticException("long overflow");
    }
    return new TradeStatistics(
        log.size(),
        wins,
        longestStreak,
        log.stops(),
        log.targets(),
        log.ambiguousBars(),
        log.stopOuts(),
        log.refused(),
        grossProfit,
        grossLoss,
        log.paid(),
        log.traded(),
        log.barsInPosition(),
        variance(log, grossProfit - grossLoss));
  }

  /** Exactly 0 where every profit is the same, whatever the rounding of the mean. */
  private static double variance(TradeTotals log, long netProfit) {
    double mean = (double) netProfit / log.size();
    boolean alike = true;
    double squares = 0;
    for (int trade = 0; trade < log.size(); trade++) {
      alike &= log.profit(trade) == log.profit(0);
      double distance = log.profit(trade) - mean;
      squares += distance * distance;
    }
    return alike ? 0 : squares / (log.size() - 1);
  }

  public long netProfit() {
    return grossProfit - grossLoss;
  }

  /** Gross profit over gross loss; empty where no trade lost. */
  public OptionalDouble profitFactor() {
    return Ratio.of(grossProfit, grossLoss);
  }

  /** The share of trades that won; empty where there was none. */
  public OptionalDouble winRate() {
    return Ratio.of(wins, trades);
  }

  /** The average win over the average loss; empty where there was none of either. */
  public OptionalDouble payoff() {
    return wins == 0 || grossLoss == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(averageWin() / averageLoss());
  }

  /** What a trade brings for each unit that a losing one loses; empty where none lost. */
  public OptionalDouble expectancy() {
    return grossLoss == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) netProfit() / trades / averageLoss());
  }

  /** Average profit over its standard deviation, times the root of the number of trades. */
  public OptionalDouble systemQuality() {
    return profitVariance == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            (double) netProfit() / trades / Math.sqrt(profitVariance) * Math.sqrt(trades));
  }

  /** The share of the capital that grows fastest, as Kelly has it for win rate and payoff. */
  public OptionalDouble kelly() {
    if (payoff().isEmpty()) {
      return OptionalDouble.empty();
    }
    double rate = (double) wins / trades;
    return OptionalDouble.of(rate - (1 - rate) / payoff().getAsDouble());
  }

  /** How many bars a trade was held; empty where there was none. */
  public OptionalDouble averageBars() {
    return Ratio.of(barsInPosition, trades);
  }

  private double averageWin() {
    return (double) grossProfit / wins;
  }

  private double averageLoss() {
    return (double) grossLoss / (trades - wins);
  }
}
