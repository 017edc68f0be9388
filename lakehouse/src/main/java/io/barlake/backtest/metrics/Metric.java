package io.barlake.backtest.metrics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The metrics of a trial by the name of their column, and which of two values is the better. */
public enum Metric {
  TRADES("trades", Better.MORE, m -> some(m.trades().trades())),
  WINS("wins", Better.MORE, m -> some(m.trades().wins())),
  LONGEST_LOSING_STREAK(
      "longest_losing_streak", Better.LESS, m -> some(m.trades().longestLosingStreak())),
  STOPS("stops", Better.LESS, m -> some(m.trades().stops())),
  TARGETS("targets", Better.MORE, m -> some(m.trades().targets())),
  AMBIGUOUS_BARS("ambiguous_bars", Better.LESS, m -> some(m.trades().ambiguousBars())),
  STOP_OUTS("stop_outs", Better.LESS, m -> some(m.trades().stopOuts())),
  REFUSED("refused", Better.LESS, m -> some(m.trades().refused())),
  NET_PROFIT("net_profit", Better.MORE, m -> money(m, m.trades().netProfit())),
  GROSS_PROFIT("gross_profit", Better.MORE, m -> money(m, m.trades().grossProfit())),
  GROSS_LOSS("gross_loss", Better.LESS, m -> money(m, m.trades().grossLoss())),
  COSTS("costs", Better.LESS, m -> money(m, m.trades().costs())),
  MAX_DRAWDOWN("max_drawdown_amount", Better.LESS, m -> money(m, m.drawdown().deepest())),
  PROFIT_FACTOR("profit_factor", Better.MORE, m -> m.trades().profitFactor()),
  WIN_RATE("win_rate", Better.MORE, m -> m.trades().winRate()),
  AVERAGE_TRADE("average_trade", Better.MORE, TrialMetrics::averageTrade),
  AVERAGE_BARS("average_bars", Better.LESS, m -> m.trades().averageBars()),
  PAYOFF("payoff", Better.MORE, m -> m.trades().payoff()),
  EXPECTANCY("expectancy", Better.MORE, m -> m.trades().expectancy()),
  SYSTEM_QUALITY("sqn", Better.MORE, m -> m.trades().systemQuality()),
  KELLY("kelly", Better.MORE, m -> m.trades().kelly()),
  SHARPE("sharpe", Better.MORE, TrialMetrics::sharpe),
  SORTINO("sortino", Better.MORE, TrialMetrics::sortino),
  CALMAR("calmar", Better.MORE, TrialMetrics::calmar),
  OMEGA("omega", Better.MORE, m -> m.returns().omega()),
  RECOVERY_FACTOR("recovery_factor", Better.MORE, TrialMetrics::recoveryFactor),
  NET_RETURN("net_return", Better.MORE, m -> some(m.netReturn())),
  ANNUAL_RETURN("cagr", Better.MORE, TrialMetrics::annualReturn),
  VOLATILITY("volatility", Better.LESS, TrialMetrics::volatility),
  DEEPEST_SHARE("max_drawdown", Better.LESS, m -> some(m.drawdown().deepestShare())),
  LONGEST_DRAWDOWN("longest_drawdown_days", Better.LESS, m -> some(m.drawdown().longestDays())),
  ULCER_INDEX("ulcer_index", Better.LESS, m -> some(m.drawdown().ulcer())),
  SKEW("skew", Better.MORE, m -> m.returns().skewOfMany()),
  KURTOSIS("kurtosis", Better.LESS, m -> m.returns().kurtosisOfMany()),
  VALUE_AT_RISK("value_at_risk", Better.LESS, m -> m.returns().valueAtRisk()),
  EXPECTED_SHORTFALL("expected_shortfall", Better.LESS, m -> m.returns().expectedShortfall()),
  TAIL_RATIO("tail_ratio", Better.MORE, m -> m.returns().tailRatio()),
  TURNOVER("turnover", Better.LESS, m -> some(m.turnover())),
  EXPOSURE("exposure", Better.LESS, m -> some(m.exposure()));

  private enum Better {
    MORE,
    LESS
  }

  private final String column;
  private final Better better;

  @SuppressWarnings("ImmutableEnumChecker") // Every function here is a stateless lambda.
  private final Function<TrialMetrics, OptionalDouble> value;

  Metric(String column, Better better, Function<TrialMetrics, OptionalDouble> value) {
    this.column = column;
    this.better = better;
    this.value = value;
  }

  public String column() {
    return column;
  }

  /** Empty where the metric has no value, such as a ratio over no trades. */
  public OptionalDouble of(TrialMetrics metrics) {
    return value.apply(metrics);
  }

  /** Whether a greater value is the better one. */
  public boolean moreIsBetter() {
    return better == Better.MORE;
  }

  /** Puts the better value first and a missing one last. */
  public Comparator<OptionalDouble> bestFirst() {
    Comparator<OptionalDouble> missingLast =
        Comparator.comparing((OptionalDouble v) -> v.isEmpty());
    Comparator<OptionalDouble> rising = Comparator.comparingDouble(v -> v.orElse(0));
    return missingLast.thenComparing(better == Better.MORE ? rising.reversed() : rising);
  }

  /** Whether one value is better than another; any is better than what is not a number. */
  public boolean isBetter(double one, double other) {
    return !Double.isNaN(one)
        && (Double.isNaN(other) || (moreIsBetter() ? one > other : one < other));
  }

  public static Optional<Metric> named(String column) {
    return Arrays.stream(values()).filter(metric -> metric.column.equals(column)).findFirst();
  }

  public static List<String> columns() {
    return Arrays.stream(values()).map(Metric::column).toList();
  }

  private static OptionalDouble some(double value) {
    return OptionalDouble.of(value);
  }

  private static OptionalDouble money(TrialMetrics metrics, long amount) {
    return some(metrics.capital().money(amount));
  }
}
