package io.barlake.tables.schema;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createMapType;

import io.barlake.tables.TableDefinition;
import org.apache.spark.sql.types.StructType;

/** One trial and its scalars. A write replaces the trials of its sweep. */
public final class TrialsTable {
  public static final String SWEEP_ID = "sweep_id";
  public static final String TRIAL = "trial";
  public static final String STRATEGY = "strategy";
  public static final String SOURCE = "source";
  public static final String SYMBOL = "symbol";
  public static final String FRAME = "frame";
  public static final String FIRST_BAR = "first_bar";
  public static final String LAST_BAR = "last_bar";
  public static final String BARS = "bars";
  public static final String PARAMS = "params";
  public static final String CHOICES = "choices";
  public static final String TICK_SIZE = "tick_size";
  public static final String MONEY = "money";
  public static final String CAPITAL = "capital";
  public static final String TRADES = "trades";
  public static final String WINS = "wins";
  public static final String LONGEST_LOSING_STREAK = "longest_losing_streak";
  public static final String STOPS = "stops";
  public static final String TARGETS = "targets";
  public static final String AMBIGUOUS_BARS = "ambiguous_bars";
  public static final String STOP_OUTS = "stop_outs";
  public static final String REFUSED = "refused";
  public static final String NET_PROFIT = "net_profit";
  public static final String GROSS_PROFIT = "gross_profit";
  public static final String GROSS_LOSS = "gross_loss";
  public static final String COSTS = "costs";
  public static final String MAX_DRAWDOWN_AMOUNT = "max_drawdown_amount";
  public static final String PROFIT_FACTOR = "profit_factor";
  public static final String WIN_RATE = "win_rate";
  public static final String AVERAGE_TRADE = "average_trade";
  public static final String AVERAGE_BARS = "average_bars";
  public static final String PAYOFF = "payoff";
  public static final String EXPECTANCY = "expectancy";
  public static final String SQN = "sqn";
  public static final String KELLY = "kelly";
  public static final String SHARPE = "sharpe";
  public static final String SORTINO = "sortino";
  public static final String CALMAR = "calmar";
  public static final String OMEGA = "omega";
  public static final String RECOVERY_FACTOR = "recovery_factor";
  public static final String NET_RETURN = "net_return";
  public static final String CAGR = "cagr";
  public static final String VOLATILITY = "volatility";
  public static final String MAX_DRAWDOWN = "max_drawdown";
  public static final String LONGEST_DRAWDOWN_DAYS = "longest_drawdown_days";
  public static final String ULCER_INDEX = "ulcer_index";
  public static final String SKEW = "skew";
  public static final String KURTOSIS = "kurtosis";
  public static final String VALUE_AT_RISK = "value_at_risk";
  public static final String EXPECTED_SHORTFALL = "expected_shortfall";
  public static final String TAIL_RATIO = "tail_ratio";
  public static final String TURNOVER = "turnover";
  public static final String EXPOSURE = "exposure";
  public static final String OPEN_AT_END = "open_at_end";

  public static final StructType SCHEMA =
      new StructType()
          .add(SWEEP_ID, StringType, false, "sweep that the trial belongs to")
          .add(TRIAL, LongType, false, "number within the sweep, from 0")
          .add(STRATEGY, StringType, false, "strategy that was tried")
          .add(SOURCE, StringType, false, "who made the data")
          .add(SYMBOL, StringType, false, "what was traded")
          .add(FRAME, StringType, false, "frame of the bars")
          .add(FIRST_BAR, TimestampType, false, "open of the first bar, UTC")
          .add(LAST_BAR, TimestampType, false, "open of the last bar, UTC")
          .add(BARS, IntegerType, false, "number of bars")
          .add(PARAMS, createMapType(StringType, DoubleType, false), false, "parameters")
          .add(CHOICES, createMapType(StringType, StringType, false), false, "choices by name")
          .add(
              TICK_SIZE,
              DoubleType,
              true,
              "length of a tick as a price; absent for several symbols")
          .add(MONEY, StringType, false, "ticks for one unit, or the currency of the account")
          .add(CAPITAL, DoubleType, false, "what the account began with, in money")
          .add(TRADES, IntegerType, false, "number of round trips")
          .add(WINS, IntegerType, false, "round trips with a profit after costs")
          .add(LONGEST_LOSING_STREAK, IntegerType, false, "most trades in a row without a profit")
          .add(STOPS, IntegerType, false, "trades that ended at a stop, moved or not")
          .add(TARGETS, IntegerType, false, "trades that ended at a target")
          .add(AMBIGUOUS_BARS, IntegerType, false, "bars that reached both the stop and the target")
          .add(STOP_OUTS, IntegerType, false, "trades that ended because the account was too small")
          .add(REFUSED, IntegerType, false, "trades that the account was too small for")
          .add(NET_PROFIT, DoubleType, false, "profit after costs, in money")
          .add(GROSS_PROFIT, DoubleType, false, "sum of the winning trades, in money")
          .add(GROSS_LOSS, DoubleType, false, "sum of the losing trades, above 0, in money")
          .add(COSTS, DoubleType, false, "what trading cost, in money")
          .add(
              MAX_DRAWDOWN_AMOUNT,
              DoubleType,
              false,
              "deepest fall of the account, in money, above 0")
          .add(PROFIT_FACTOR, DoubleType, true, "gross profit / gross loss; absent without loss")
          .add(WIN_RATE, DoubleType, true, "wins / trades; absent without trades")
          .add(AVERAGE_TRADE, DoubleType, true, "net profit / trades, in money")
          .add(AVERAGE_BARS, DoubleType, true, "bars that a trade was held")
          .add(PAYOFF, DoubleType, true, "average win / average loss; absent without either")
          .add(EXPECTANCY, DoubleType, true, "average trade / average loss; absent without loss")
          .add(SQN, DoubleType, true, "average trade / its deviation, times the root of trades")
          .add(KELLY, DoubleType, true, "win rate - (1 - win rate) / payoff")
          .add(
              SHARPE,
              DoubleType,
              true,
              "mean / deviation of daily returns, a year; absent below 30 days")
          .add(SORTINO, DoubleType, true, "mean / deviation below 0 of daily returns, a year")
          .add(CALMAR, DoubleType, true, "cagr / max_drawdown")
          .add(OMEGA, DoubleType, true, "sum of daily gains / sum of daily losses")
          .add(
              RECOVERY_FACTOR, DoubleType, true, "net profit / deepest fall; absent without a fall")
          .add(NET_RETURN, DoubleType, false, "net profit / capital")
          .add(CAGR, DoubleType, true, "the same a year, compounded; absent below 30 days")
          .add(VOLATILITY, DoubleType, true, "deviation of daily returns, a year")
          .add(MAX_DRAWDOWN, DoubleType, false, "deepest fall as a share of the account before it")
          .add(
              LONGEST_DRAWDOWN_DAYS,
              IntegerType,
              false,
              "most session days in a row below an earlier point")
          .add(ULCER_INDEX, DoubleType, false, "root of the mean square of the daily fall")
          .add(SKEW, DoubleType, true, "of daily returns")
          .add(KURTOSIS, DoubleType, true, "of daily returns, above that of a normal distribution")
          .add(VALUE_AT_RISK, DoubleType, true, "daily loss that one day in twenty exceeds")
          .add(EXPECTED_SHORTFALL, DoubleType, true, "mean daily loss of those days")
          .add(TAIL_RATIO, DoubleType, true, "best twentieth of days / worst twentieth")
          .add(TURNOVER, DoubleType, false, "value bought and sold / capital")
          .add(EXPOSURE, DoubleType, false, "share of bars with a position")
          .add(OPEN_AT_END, BooleanType, false, "a position was closed by the end of the data");

  public static final TableDefinition TABLE =
      TableDefinition.of("research.trials", "One trial of a sweep", SCHEMA)
          .partitionedBy(SWEEP_ID)
          .keyedBy(SWEEP_ID, TRIAL);

  private TrialsTable() {}
}
