package io.barlake.backtest.metrics;

import io.barlake.backtest.costs.CostModel;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The metrics of a trial by the name of their column, and which of two values is the better. */
public enum Metric {
  TRADES("trades", Better.MORE, m -> OptionalDouble.of(m.trades().trades())),
  WINS("wins", Better.MORE, m -> OptionalDouble.of(m.trades().wins())),
  NET_PROFIT("net_profit_ticks", Better.MORE, m -> ticks(m.trades().netProfit())),
  GROSS_PROFIT("gross_profit_ticks", Better.MORE, m -> ticks(m.trades().grossProfit())),
  GROSS_LOSS("gross_loss_ticks", Better.LESS, m -> ticks(m.trades().grossLoss())),
  COSTS("costs_ticks", Better.LESS, m -> ticks(m.trades().costs())),
  MAX_DRAWDOWN("max_drawdown_ticks", Better.LESS, m -> ticks(m.equity().maxDrawdown())),
  PROFIT_FACTOR("profit_factor", Better.MORE, m -> m.trades().profitFactor()),
  WIN_RATE("win_rate", Better.MORE, m -> m.trades().winRate()),
  AVERAGE_TRADE("average_trade_ticks", Better.MORE, m -> m.trades().averageTradeTicks()),
  SHARPE("sharpe", Better.MORE, m -> m.equity().sharpe()),
  NET_RETURN("net_return", Better.MORE, m -> OptionalDouble.of(m.netReturn())),
  EXPOSURE("exposure", Better.LESS, m -> OptionalDouble.of(m.exposure()));

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

  public static Optional<Metric> named(String column) {
    return Arrays.stream(values()).filter(metric -> metric.column.equals(column)).findFirst();
  }

  public static List<String> columns() {
    return Arrays.stream(values()).map(Metric::column).toList();
  }

  private static OptionalDouble ticks(long thousandths) {
    return OptionalDouble.of((double) thousandths / CostModel.TICK);
  }
}
