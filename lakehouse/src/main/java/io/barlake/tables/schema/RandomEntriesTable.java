package io.barlake.tables.schema;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import io.barlake.tables.TableDefinition;
import org.apache.spark.sql.types.StructType;

/** What kept trials would have brought at random times. A write replaces those of its sweep. */
public final class RandomEntriesTable {
  public static final String SWEEP_ID = "sweep_id";
  public static final String TRIAL = "trial";
  public static final String DRAW = "draw";
  public static final String TRADES = "trades";
  public static final String NET_PROFIT = "net_profit";
  public static final String SHARPE = "sharpe";

  public static final StructType SCHEMA =
      new StructType()
          .add(SWEEP_ID, StringType, false, "sweep that the trial belongs to")
          .add(TRIAL, LongType, false, "number of the trial within the sweep")
          .add(DRAW, IntegerType, false, "number of the draw within the trial, from 0")
          .add(TRADES, IntegerType, false, "closed trades")
          .add(NET_PROFIT, DoubleType, false, "after all costs, in the money of the trial")
          .add(SHARPE, DoubleType, true, "as in research.trials; null where it has none");

  public static final TableDefinition TABLE =
      TableDefinition.of(
              "research.random_entries",
              "One draw of a kept trial: the positions that it desired, at random times",
              SCHEMA)
          .partitionedBy(SWEEP_ID)
          .keyedBy(SWEEP_ID, TRIAL, DRAW);

  private RandomEntriesTable() {}
}
