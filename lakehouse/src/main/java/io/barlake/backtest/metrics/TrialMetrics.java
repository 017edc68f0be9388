package io.barlake.backtest.metrics;

import io.barlake.backtest.kernel.EquityCurve;
import io.barlake.backtest.kernel.TickBars;
import io.barlake.backtest.kernel.TradeTotals;
import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * The scalars of one trial. Every ratio that Barlake shows of a trial is computed here and in its
 * parts, once, from trades and daily marks, whichever engine made them.
 */
public record TrialMetrics(
    TradeStatistics trades,
    Drawdown drawdown,
    DailyReturns returns,
    Capital capital,
    int sessionsAYear,
    int bars,
    boolean openAtEnd)
    implements MetricValues, Serializable {

  /** Those of one unit. */
  public static TrialMetrics of(TickBars bars, TradeTotals trades, EquityCurve curve) {
    return of(trades, curve, Capital.ofOneUnit(bars), bars.sessionsAYear(), bars.size());
  }

  /** Those of any account; {@code bars} are those of all that it trades. */
  public static TrialMetrics of(
      TradeTotals trades, EquityCurve curve, Capital capital, int sessionsAYear, int bars) {
    return new TrialMetrics(
        TradeStatistics.of(trades),
        Drawdown.of(trades, curve, capital.amount()),
        DailyReturns.of(curve, capital),
        capital,
        sessionsAYear,
        bars,
        trades.openAtEnd());
  }

  @Override
  public OptionalDouble value(Metric metric) {
    return metric.of(this);
  }

  /** Net profit over the capital. */
  public double netReturn() {
    return (double) trades.netProfit() / capital.amount();
  }

  /** What a year would have to bring, compounded; missing where all was lost. */
  public OptionalDouble annualReturn() {
    double grown = 1 + netReturn();
    return grown <= 0
        ? OptionalDouble.empty()
        : returns.enough(
            OptionalDouble.of(StrictMath.pow(grown, (double) sessionsAYear / returns.days()) - 1));
  }

  /** Net profit of a trade; empty where there was none. */
  public OptionalDouble averageTrade() {
    return Ratio.of(capital.money(trades.netProfit()), trades.trades());
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
    return (double) trades.traded() / capital.amount();
  }

  /** The share of bars in which a position was held. */
  public double exposure() {
    return (double) trades.barsInPosition() / bars;
  }
}
