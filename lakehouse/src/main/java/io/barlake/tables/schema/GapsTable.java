package io.barlake.tables.schema;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import io.barlake.tables.TableDefinition;
import org.apache.spark.sql.types.StructType;

/** Holes in the minutes. A write replaces those of the (source, symbol) that it looked at. */
public final class GapsTable {
  public static final String SOURCE = "source";
  public static final String SYMBOL = "symbol";
  public static final String SIDE = "side";
  public static final String TS = "ts";
  public static final String ENDS_AT = "ends_at";
  public static final String MINUTES = "minutes";
  public static final String CLASS = "class";
  public static final String HOLIDAY = "holiday";

  public static final StructType SCHEMA =
      new StructType()
          .add(SOURCE, StringType, false, "who made the data")
          .add(SYMBOL, StringType, false, "what was traded")
          .add(SIDE, StringType, false, "bid, ask, mid or trade")
          .add(TS, TimestampType, false, "first minute that is not there, UTC")
          .add(
              ENDS_AT,
              TimestampType,
              false,
              "next minute that is there, or where the class changes")
          .add(MINUTES, IntegerType, false, "length in minutes")
          .add(
              CLASS,
              StringType,
              false,
              "weekend, holiday, daily break, switch hour, quiet market or missing data")
          .add(HOLIDAY, StringType, true, "which holiday of the calendar, where it is one");

  public static final TableDefinition TABLE =
      TableDefinition.of("market.gaps", "One hole in the minutes, and why it is there", SCHEMA)
          .partitionedBy(SOURCE, SYMBOL)
          .keyedBy(SOURCE, SYMBOL, SIDE, TS)
          .check("ends_after_it_begins", "ends_at > ts");

  private GapsTable() {}
}
