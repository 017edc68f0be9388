package io.barlake.tables.schema;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import io.barlake.tables.TableDefinition;
import org.apache.spark.sql.types.StructType;

/**
 * Bars coarser than a minute, as their sources made them; they are compared with bars of minutes
 * and never mixed with them. A write replaces exactly the (source, symbol, side, frame, range of
 * ts) that its archives cover.
 */
public final class SourceBarsTable {
  public static final String SOURCE = "source";
  public static final String SYMBOL = "symbol";
  public static final String FRAME = "frame";
  public static final String SIDE = "side";
  public static final String TS = "ts";
  public static final String OPEN = "open";
  public static final String HIGH = "high";
  public static final String LOW = "low";
  public static final String CLOSE = "close";
  public static final String VOLUME = "volume";
  public static final String ARCHIVE = "archive";

  public static final StructType SCHEMA =
      new StructType()
          .add(SOURCE, StringType, false, "who made the data")
          .add(SYMBOL, StringType, false, "what was traded")
          .add(FRAME, IntegerType, false, "minutes of a bar: 60, 1440")
          .add(SIDE, StringType, false, "bid, ask, mid or trade")
          .add(TS, TimestampType, false, "start of the bar, UTC")
          .add(OPEN, DoubleType, false, "first price")
          .add(HIGH, DoubleType, false, "highest price")
          .add(LOW, DoubleType, false, "lowest price")
          .add(CLOSE, DoubleType, false, "last price")
          .add(VOLUME, DoubleType, true, "volume; absent where the source has none")
          .add(ARCHIVE, LongType, false, "first 8 bytes of the archive's SHA-256");

  public static final TableDefinition TABLE =
      TableDefinition.of("market.source_bars", "One coarse bar of one symbol and source", SCHEMA)
          .partitionedBy(SOURCE, SYMBOL, FRAME)
          .keyedBy(SOURCE, SYMBOL, FRAME, SIDE, TS)
          .check("high_is_highest", "high >= greatest(open, close, low)")
          .check("low_is_lowest", "low <= least(open, close)");

  private SourceBarsTable() {}
}
