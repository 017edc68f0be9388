package io.barlake.tables.schema;

import static org.apache.spark.sql.types.DataTypes.FloatType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import io.barlake.tables.TableDefinition;
import java.util.List;
import org.apache.spark.sql.types.StructType;

/**
 * Features of bars, one float column each, for people and models: backtests compute theirs in
 * double. A write replaces exactly the (source, frame, symbol, side) it computed; a new feature is
 * a new column.
 */
public final class FeaturesTable {
  public static final String SOURCE = "source";
  public static final String FRAME = "frame";
  public static final String SYMBOL = "symbol";
  public static final String SIDE = "side";
  public static final String TS = "ts";

  public static final StructType KEY_SCHEMA =
      new StructType()
          .add(SOURCE, StringType, false, "who made the data")
          .add(FRAME, StringType, false, "interval of the bar, such as 4h")
          .add(SYMBOL, StringType, false, "what was traded")
          .add(SIDE, StringType, false, "bid, ask, mid or trade")
          .add(TS, TimestampType, false, "open of the bar, UTC");

  public static final TableDefinition TABLE =
      TableDefinition.of("research.features", "Features of one bar", KEY_SCHEMA)
          .partitionedBy(SOURCE, FRAME, SYMBOL)
          .keyedBy(SOURCE, SYMBOL, SIDE, FRAME, TS);

  private FeaturesTable() {}

  /** The table with a float column for each of these features. */
  public static TableDefinition with(List<Feature> features) {
    StructType floats = new StructType();
    for (Feature feature : features) {
      floats = floats.add(feature.column(), FloatType, true, feature.comment());
    }
    return TABLE.with(floats);
  }

  /** A column and what it means. */
  public record Feature(String column, String comment) {}
}
