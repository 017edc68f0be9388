package io.barlake.tables.schema;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createMapType;

import io.barlake.tables.TableDefinition;
import org.apache.spark.sql.types.StructType;

/** Backtests of other platforms. A write replaces the runs of the archives it handled. */
public final class ImportedRunsTable {
  public static final String SHA256 = "sha256";
  public static final String NAME = "name";
  public static final String PLATFORM = "platform";
  public static final String STRATEGY = "strategy";
  public static final String SYMBOL = "symbol";
  public static final String PERIOD = "period";
  public static final String BROKER = "broker";
  public static final String FIRST_TS = "first_ts";
  public static final String LAST_TS = "last_ts";
  public static final String DATA = "data";
  public static final String SPREAD = "spread";
  public static final String COMMISSIONS = "commissions";
  public static final String CURRENCY = "currency";
  public static final String STARTING_CAPITAL = "starting_capital";
  public static final String ENDING_BALANCE = "ending_balance";
  public static final String ENDING_EQUITY = "ending_equity";
  public static final String NET_PROFIT = "net_profit";
  public static final String ROI = "roi";
  public static final String TRADES = "trades";
  public static final String PARAMS = "params";
  public static final String OTHER = "other";

  public static final StructType SCHEMA =
      new StructType()
          .add(SHA256, StringType, false, "SHA-256 of the report, as in raw.archives")
          .add(NAME, StringType, false, "name it was found by; !/ leads into an archive")
          .add(PLATFORM, StringType, false, "program that ran the backtest")
          .add(STRATEGY, StringType, true, "strategy, as the platform names it")
          .add(SYMBOL, StringType, true, "what was traded")
          .add(PERIOD, StringType, true, "frame of the bars, as the platform names it")
          .add(BROKER, StringType, true, "broker whose prices and costs were used")
          .add(FIRST_TS, TimestampType, true, "begin of the test, UTC")
          .add(LAST_TS, TimestampType, true, "end of the test, UTC")
          .add(DATA, StringType, true, "what the prices were made of, such as ticks or bars")
          .add(SPREAD, StringType, true, "spread that was assumed, as the platform writes it")
          .add(COMMISSIONS, StringType, true, "commission that was assumed, as it is written")
          .add(CURRENCY, StringType, true, "currency of the account and of all money here")
          .add(STARTING_CAPITAL, DoubleType, true, "money at the begin")
          .add(ENDING_BALANCE, DoubleType, true, "money at the end, closed trades only")
          .add(ENDING_EQUITY, DoubleType, true, "money at the end, open trades included")
          .add(NET_PROFIT, DoubleType, true, "profit after costs, as reported")
          .add(ROI, DoubleType, true, "return on the capital, as reported")
          .add(TRADES, IntegerType, false, "its rows in research.imported_trades")
          .add(PARAMS, createMapType(StringType, StringType, false), false, "parameters by name")
          .add(
              OTHER,
              createMapType(StringType, StringType, false),
              false,
              "other parts of the report by their key, as JSON; of events.json the events");

  public static final TableDefinition TABLE =
      TableDefinition.of("research.imported_runs", "One backtest of another platform", SCHEMA)
          .keyedBy(SHA256);

  private ImportedRunsTable() {}
}
