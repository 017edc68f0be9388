package io.barlake.tables.schema;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import io.barlake.tables.TableDefinition;
import org.apache.spark.sql.types.StructType;

/** Equity by session day of the trials that are kept. A write replaces those of its sweep. */
public final class EquityTable {
  public static final String SWEEP_ID = "sweep_id";
  public static final String TRIAL = "trial";
  public static final String N = "n";
  public static final String DAY = "day";
  public static final String EQUITY = "equity";
  public static final String DRAWDOWN = "drawdown";

  public static final StructType SCHEMA =
      new StructType()
          .add(SWEEP_ID, StringType, false, "sweep that the trial belongs to")
          .add(TRIAL, LongType, false, "number of the trial within the sweep")
          .add(N, IntegerType, false, "number of the day within the trial, from 0")
          .add(DAY, DateType, false, "session date")
          .add(
              EQUITY,
              DoubleType,
              false,
              "profit so far at the day's close, marked to market, in the money of the trial")
          .add(DRAWDOWN, DoubleType, false, "fall from the highest equity so far, above 0");

  public static final TableDefinition TABLE =
      TableDefinition.of("research.equity", "One equity point of a kept trial", SCHEMA)
          .partitionedBy(SWEEP_ID)
          .keyedBy(SWEEP_ID, TRIAL, N);

  private EquityTable() {}
}
