package io.barlake.publish.report;

import java.util.List;
import java.util.Optional;

/** A number of every trial, in the order in which reports show them; the key is its column. */
public enum ReportMetric {
  SHARPE("sharpe", "Sharpe ratio", Unit.RATIO, Better.HIGHER, 0),
  NET_RETURN("net_return", "Net return", Unit.PER_CENT, Better.HIGHER, 0),
  NET_PROFIT("net_profit", "Net profit", Unit.MONEY, Better.HIGHER, 0),
  PROFIT_FACTOR("profit_factor", "Profit factor", Unit.RATIO, Better.HIGHER, 1),
  MAX_DRAWDOWN("max_drawdown_amount", "Max drawdown", Unit.MONEY, Better.LOWER, Double.NaN),
  TRADES("trades", "Trades", Unit.COUNT, Better.HIGHER, Double.NaN),
  WIN_RATE("win_rate", "Win rate", Unit.PER_CENT, Better.HIGHER, Double.NaN),
  AVERAGE_TRADE("average_trade", "Average trade", Unit.MONEY, Better.HIGHER, 0),
  EXPOSURE("exposure", "Exposure", Unit.PER_CENT, Better.HIGHER, Double.NaN),
  COSTS("costs", "Costs", Unit.MONEY, Better.LOWER, Double.NaN),
  GROSS_PROFIT("gross_profit", "Gross profit", Unit.MONEY, Better.HIGHER, Double.NaN),
  GROSS_LOSS("gross_loss", "Gross loss", Unit.MONEY, Better.LOWER, Double.NaN);

  /** All metrics in their order. */
  public static final List<ReportMetric> ALL = List.of(values());

  /** How the number is written. */
  public enum Unit {
    RATIO,
    /** Stored as a fraction, shown as per cent. */
    PER_CENT,
    /** In ticks of one unit, or in the currency of an account. */
    MONEY,
    COUNT
  }

  /** Which end of the scale is the good one. */
  public enum Better {
    HIGHER,
    LOWER
  }

  private final String key;
  private final String label;
  private final Unit unit;
  private final Better better;
  private final double neutral;

  ReportMetric(String key, String label, Unit unit, Better better, double neutral) {
    this.key = key;
    this.label = label;
    this.unit = unit;
    this.better = better;
    this.neutral = neutral;
  }

  public static Optional<ReportMetric> named(String key) {
    return ALL.stream().filter(metric -> metric.key.equals(key)).findFirst();
  }

  /** The place of its value in a row of metrics. */
  public int place() {
    return ALL.indexOf(this);
  }

  public String key() {
    return key;
  }

  public String label() {
    return label;
  }

  public Unit unit() {
    return unit;
  }

  public Better better() {
    return better;
  }

  /** The value between good and bad, around which colours diverge; NaN when there is none. */
  public double neutral() {
    return neutral;
  }

  /** A loss or a drawdown is a size, whichever sign its table gives it. */
  public boolean isSize() {
    return better == Better.LOWER;
  }
}
