package io.barlake.tables.schema;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import io.barlake.tables.TableDefinition;
import org.apache.spark.sql.types.StructType;

/**
 * Bars that end by what happened and not by the clock. A write replaces the (source, rule, symbol,
 * side) that it built.
 */
public final class EventBarsTable {
  public static final String SOURCE = "source";
  public static final String RULE = "rule";
  public static final String SYMBOL = "symbol";
  public static final String SIDE = "side";
  public static final String TS = "ts";
  public static final String ENDS_AT = "ends_at";
  public static final String NUMBER = "number";
  public static final String OPEN = "open";
  public static final String HIGH = "high";
  public static final String LOW = "low";
  public static final String CLOSE = "close";
  public static final String VOLUME = "volume";
  public static final String TICKS = "ticks";
  public static final String COMPLETE = "complete";
  public static final String SESSION_DATE = "session_date";
  public static final String MADE_OF = "made_of";

  public static final StructType SCHEMA =
      new StructType()
          .add(SOURCE, StringType, false, "who made the data")
          .add(RULE, StringType, false, "what ends a bar: ticks:1000, range:20, ...")
          .add(SYMBOL, StringType, false, "what was traded")
          .add(SIDE, StringType, false, "bid, ask, mid or trade")
          .add(TS, TimestampType, false, "its first tick or minute, UTC")
          .add(ENDS_AT, TimestampType, false, "its last tick or minute, UTC")
          .add(NUMBER, IntegerType, false, "place in its session, from 1")
          .add(OPEN, DoubleType, false, "first price; of a Renko brick the level it begins at")
          .add(HIGH, DoubleType, false, "highest price")
          .add(LOW, DoubleType, false, "lowest price")
          .add(CLOSE, DoubleType, false, "last price; of a Renko brick the level it ends at")
          .add(VOLUME, DoubleType, true, "sum of the volumes; absent where the source has none")
          .add(TICKS, LongType, true, "number of ticks, when known")
          .add(COMPLETE, BooleanType, false, "it is full; otherwise the session ended it")
          .add(SESSION_DATE, DateType, false, "date of its session")
          .add(MADE_OF, StringType, false, "ticks, or minutes where the lake keeps no ticks");

  public static final TableDefinition TABLE =
      TableDefinition.of("market.event_bars", "One bar that is not of time", SCHEMA)
          .partitionedBy(SOURCE, RULE, SYMBOL)
          .keyedBy(SOURCE, SYMBOL, SIDE, RULE, SESSION_DATE, NUMBER)
          .check("high_is_highest", "high >= greatest(open, close, low)")
          .check("low_is_lowest", "low <= least(open, close)");

  private EventBarsTable() {}
}
