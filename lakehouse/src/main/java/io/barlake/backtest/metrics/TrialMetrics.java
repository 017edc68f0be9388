package io.barlake.backtest.metrics;

import io.barlake.backtest.costs.CostModel;
import io.barlake.backtest.kernel.EquityCurve;
import io.barlake.backtest.kernel.TickBars;
import io.barlake.backtest.kernel.TradeTotals;
import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * The scalars of one trial. Every ratio that Barlake shows of a trial is computed here and in its
 * parts, once, from trades and daily marks, whichever engine made them. The capital is one unit at
 * the first bar's open, in thousandths of a tick.
 */
public record TrialMetrics(
    TradeStatistics trades,
    Drawdown drawdown,
    DailyReturns returns,
    long capital,
    int sessionsAYear,
    int bars,
    boolean openAtEnd)
    implements MetricValues, Serializable {

  public static TrialMetrics of(TickBars bars, TradeTotals trades, EquityCurve curve) {
    long capital = bars.open()[0] * CostModel.TICK;
    return new TrialMetrics(
        TradeStatistics.of(trades),
        Drawdown.of(trades, curve, capital),
        DailyReturns.of(curve, capital),
        capital,
        bars.sessionsAYear(),
        bars.size(),
        trades.openAtEnd());
  }

  @Override
  public OptionalDouble value(Metric metric) {
    return metric.of(this);
  }

  /** Net profit over the capital. */
  public double netReturn() {
    return (double) trades.netProfit() / capital;
  }

  /** What a year would have to bring, compounded; missing where all was lost. */
  public OptionalDouble annualReturn() {
    double grown = 1 + netReturn();
    return grown <= 0
        ? OptionalDouble.empty()
        : returns.enough(
            OptionalDouble.of(StrictMath.pow(grown, (double) sessionsAYear / returns.days()) - 1));
  }

  public OptionalDouble sharpe() {
    return returns.sharpe(sessionsAYear);
  }

  public OptionalDouble sortino() {
    return returns.sortino(sessionsAYear);
  }

  public OptionalDouble volatility() {
    return returns.volatility(sessionsAYear);
  }

  /** The annual return over the deepest fall, both as shares. */
  public OptionalDouble calmar() {
    return annualReturn().isEmpty()
        ? OptionalDouble.empty()
        : Ratio.of(annualReturn().getAsDouble(), drawdown.deepestShare());
  }

  /** Net profit over the deepest fall. */
  public OptionalDouble recoveryFactor() {
    return Ratio.of(trades.netProfit(), drawdown.deepest());
  }

  /** The value bought and sold over the capital. */
  public double turnover() {
    return (double) trades.traded() / capital;
  }

  /** The share of bars in which a position was held. */
  public double exposure() {
    return (double) trades.barsInPosition() / bars;
  }
}
