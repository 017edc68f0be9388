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
 * Bars of the higher frames. A write replaces exactly the (source, frame, symbol, range of ts) it
 * built, and leaves in the log from which version of the minutes.
 */
public final class BarsTable {
  public static final String SOURCE = "source";
  public static final String FRAME = "frame";
  public static final String SYMBOL = "symbol";
  public static final String SIDE = "side";
  public static final String TS = "ts";
  public static final String OPEN = "open";
  public static final String HIGH = "high";
  public static final String LOW = "low";
  public static final String CLOSE = "close";
  public static final String VOLUME = "volume";
  public static final String SPREAD_TICKS = "spread_ticks";
  public static final String TICKS = "ticks";
  public static final String MINUTES = "minutes";
  public static final String EXPECTED = "expected";
  public static final String CLOSED = "closed";
  public static final String SESSION_DATE = "session_date";

  public static final StructType SCHEMA =
      new StructType()
          .add(SOURCE, StringType, false, "who made the data")
          .add(
              FRAME,
              StringType,
              false,
              "interval of the bar, such as 4h; after an @ where its days begin, if not with the session")
          .add(SYMBOL, StringType, false, "what was traded")
          .add(SIDE, StringType, false, "bid, ask, mid or trade")
          .add(TS, TimestampType, false, "open of the bar, UTC")
          .add(OPEN, DoubleType, false, "open of its first minute")
          .add(HIGH, DoubleType, false, "highest price")
          .add(LOW, DoubleType, false, "lowest price")
          .add(CLOSE, DoubleType, false, "close of its last minute")
          .add(VOLUME, DoubleType, true, "sum of the volumes; absent where the source has none")
          .add(SPREAD_TICKS, DoubleType, true, "mean spread of its minutes, when known")
          .add(TICKS, LongType, true, "number of ticks, when known")
          .add(MINUTES, IntegerType, false, "minutes it is made of")
          .add(
              EXPECTED, IntegerType, false, "minutes that its market was open for, by its calendar")
          .add(CLOSED, BooleanType, false, "its interval has ended")
          .add(
              SESSION_DATE,
              DateType,
              false,
              "date of the session, or of the day of its zone, in which it ends");

  public static final TableDefinition TABLE =
      TableDefinition.of("market.bars", "One bar of a higher frame", SCHEMA)
          .partitionedBy(SOURCE, FRAME, SYMBOL)
          .keyedBy(SOURCE, SYMBOL, SIDE, FRAME, TS)
          .check("high_is_highest", "high >= greatest(open, close, low)")
          .check("low_is_lowest", "low <= least(open, close)");

  private BarsTable() {}
}
