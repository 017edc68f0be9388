package io.barlake.tables.schema;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import io.barlake.tables.TableDefinition;
import org.apache.spark.sql.types.StructType;

/**
 * Ticks, of the archives for which a person asked to keep them: exactly those that minutes of
 * {@code market.bars_1m} are made of. Whatever decides a minute between overlapping archives so
 * decides its ticks too, each tick is there once, and an archive has as many rows as {@code
 * raw.archives} counts records used. The rows follow from the archive, its clock and the minutes: a
 * write replaces the (source, symbol, side, range of ts) of the archives that were merged, as the
 * write of their minutes does, and comes after it and before the commit point.
 */
public final class TicksTable {
  public static final String SOURCE = "source";
  public static final String SYMBOL = "symbol";
  public static final String YEAR = "year";
  public static final String SIDE = "side";
  public static final String TS = "ts";
  public static final String PRICE = "price";
  public static final String ASK = "ask";
  public static final String VOLUME = "volume";
  public static final String ASK_VOLUME = "ask_volume";
  public static final String ARCHIVE = "archive";
  public static final String LINE = "line";

  public static final StructType SCHEMA =
      new StructType()
          .add(SOURCE, StringType, false, "who made the data")
          .add(SYMBOL, StringType, false, "what was traded")
          .add(YEAR, IntegerType, false, "year of ts in UTC")
          .add(SIDE, StringType, false, "bid, ask, mid or trade: what price is")
          .add(TS, TimestampType, false, "time of the tick, UTC, as finely as the source tells it")
          .add(PRICE, DoubleType, false, "price of the side: the bid of a quote")
          .add(ASK, DoubleType, true, "ask of a quote; absent for trades and single sides")
          .add(VOLUME, DoubleType, true, "volume at price; absent where the source has none")
          .add(ASK_VOLUME, DoubleType, true, "volume at the ask; absent where the source has none")
          .add(ARCHIVE, LongType, false, "first 8 bytes of the archive's SHA-256")
          .add(LINE, IntegerType, false, "line or record of the archive's member, from 1");

  public static final TableDefinition TABLE =
      TableDefinition.of("market.ticks", "One tick of a minute, where ticks are kept", SCHEMA)
          .partitionedBy(SOURCE, SYMBOL, YEAR)
          .keyedBy(SOURCE, SYMBOL, SIDE, TS, ARCHIVE, LINE)
          .check("price_is_positive", "price > 0");

  private TicksTable() {}
}
