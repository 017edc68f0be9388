package io.barlake.tables.schema;

import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import io.barlake.tables.TableDefinition;
import org.apache.spark.sql.types.StructType;

/**
 * Labels of bars: what became of the price afterwards, for models to learn, apart from the features
 * because they look ahead. A write replaces exactly the (source, frame, symbol, side) it computed;
 * a new label is some new columns, one of which says when it was known.
 */
public final class LabelsTable {
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
      TableDefinition.of("research.labels", "Labels of one bar, which look ahead", KEY_SCHEMA)
          .partitionedBy(SOURCE, FRAME, SYMBOL)
          .keyedBy(SOURCE, SYMBOL, SIDE, FRAME, TS);

  private LabelsTable() {}
}
