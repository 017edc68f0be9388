package io.barlake.tables.schema;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import io.barlake.tables.TableDefinition;
import org.apache.spark.sql.types.StructType;

/** Days and how good they are. A write replaces those of the (source, symbol) it looked at. */
public final class QualityTable {
  public static final String SOURCE = "source";
  public static final String SYMBOL = "symbol";
  public static final String SIDE = "side";
  public static final String TS = "ts";
  public static final String DAY = "day";
  public static final String EXPECTED = "expected";
  public static final String PRESENT = "present";
  public static final String LOST = "lost";
  public static final String OUTLIERS = "outliers";
  public static final String SPIKES = "spikes";
  public static final String ZERO_RANGES = "zero_ranges";
  public static final String FLAT_MINUTES = "flat_minutes";
  public static final String STALE_MINUTES = "stale_minutes";
  public static final String SCORE = "score";
  public static final String LAST_MINUTE = "last_minute";

  public static final StructType SCHEMA =
      new StructType()
          .add(SOURCE, StringType, false, "who made the data")
          .add(SYMBOL, StringType, false, "what was traded")
          .add(SIDE, StringType, false, "bid, ask, mid or trade")
          .add(TS, TimestampType, false, "open of the session, UTC")
          .add(DAY, DateType, false, "date that names the session")
          .add(EXPECTED, IntegerType, false, "minutes that its market was open for")
          .add(PRESENT, IntegerType, false, "of those, minutes that are there")
          .add(LOST, IntegerType, false, "of those, minutes that are missing data or a switch hour")
          .add(OUTLIERS, IntegerType, false, "returns far beyond their usual size on that day")
          .add(SPIKES, IntegerType, false, "such returns that the next bar takes back")
          .add(ZERO_RANGES, IntegerType, false, "bars whose high is their low")
          .add(FLAT_MINUTES, IntegerType, false, "minutes in long runs of such bars at one price")
          .add(STALE_MINUTES, IntegerType, false, "minutes in long runs of bars with one close")
          .add(SCORE, DoubleType, false, "0 to 1: not lost, times not flat or stale, less spikes")
          .add(LAST_MINUTE, TimestampType, true, "its last minute that is there: how fresh it is");

  public static final TableDefinition TABLE =
      TableDefinition.of("market.quality", "One day of a symbol, and how good it is", SCHEMA)
          .partitionedBy(SOURCE, SYMBOL)
          .keyedBy(SOURCE, SYMBOL, SIDE, TS)
          .check("score_is_a_share", "score BETWEEN 0 AND 1")
          .check("lost_was_expected", "lost <= expected");

  private QualityTable() {}
}
