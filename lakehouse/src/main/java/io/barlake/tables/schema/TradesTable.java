package io.barlake.tables.schema;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import io.barlake.tables.TableDefinition;
import org.apache.spark.sql.types.StructType;

/** Round trips of the trials that are kept in full. A write replaces those of its sweep. */
public final class TradesTable {
  public static final String SWEEP_ID = "sweep_id";
  public static final String TRIAL = "trial";
  public static final String N = "n";
  public static final String SYMBOL = "symbol";
  public static final String DIRECTION = "direction";
  public static final String ENTRY_TS = "entry_ts";
  public static final String EXIT_TS = "exit_ts";
  public static final String ENTRY_PRICE = "entry_price";
  public static final String EXIT_PRICE = "exit_price";
  public static final String PROFIT_TICKS = "profit_ticks";
  public static final String COST_TICKS = "cost_ticks";
  public static final String BARS = "bars";
  public static final String EXIT_REASON = "exit_reason";
  public static final String ADVERSE_TICKS = "adverse_ticks";
  public static final String FAVOURABLE_TICKS = "favourable_ticks";
  public static final String UNITS = "units";
  public static final String PROFIT = "profit";
  public static final String COSTS = "costs";
  public static final String ENTRY_REASON = "entry_reason";

  public static final StructType SCHEMA =
      new StructType()
          .add(SWEEP_ID, StringType, false, "sweep that the trial belongs to")
          .add(TRIAL, LongType, false, "number of the trial within the sweep")
          .add(N, IntegerType, false, "number of the trade within the trial, from 0")
          .add(SYMBOL, StringType, false, "what was traded")
          .add(DIRECTION, StringType, false, "long or short")
          .add(ENTRY_TS, TimestampType, false, "open of the bar it was entered at, UTC")
          .add(EXIT_TS, TimestampType, false, "open of the bar it was left at, UTC")
          .add(ENTRY_PRICE, DoubleType, false, "fill of the entry, costs included")
          .add(EXIT_PRICE, DoubleType, false, "fill of the exit, costs included")
          .add(PROFIT_TICKS, DoubleType, false, "profit after costs, for one unit")
          .add(COST_TICKS, DoubleType, false, "costs paid, for one unit")
          .add(BARS, IntegerType, false, "bars it was held for")
          .add(
              EXIT_REASON,
              StringType,
              false,
              "signal, stop, trail, break-even, target, time, stop-out, or end of the data")
          .add(ADVERSE_TICKS, DoubleType, true, "farthest loss while it was held (MAE), above 0")
          .add(FAVOURABLE_TICKS, DoubleType, true, "farthest profit while it was held (MFE)")
          .add(UNITS, DoubleType, false, "its size, 1 without an account")
          .add(PROFIT, DoubleType, false, "profit after costs, in the money of the trial")
          .add(COSTS, DoubleType, false, "costs paid, in the money of the trial")
          .add(ENTRY_REASON, StringType, false, "open, or the order it began by: limit or stop");

  public static final TableDefinition TABLE =
      TableDefinition.of("research.trades", "One trade of a kept trial", SCHEMA)
          .partitionedBy(SWEEP_ID)
          .keyedBy(SWEEP_ID, TRIAL, N);

  private TradesTable() {}
}
