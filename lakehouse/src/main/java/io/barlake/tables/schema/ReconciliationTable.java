package io.barlake.tables.schema;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import io.barlake.tables.TableDefinition;
import org.apache.spark.sql.types.StructType;

/**
 * What two sources say of one symbol, day by day. A pair has one key, whoever is named first: the
 * source whose name comes first in the alphabet is {@code source}. A write replaces the days that
 * it compared of its symbol and pair.
 */
public final class ReconciliationTable {
  public static final String SYMBOL = "symbol";
  public static final String SOURCE = "source";
  public static final String OTHER_SOURCE = "other_source";
  public static final String SIDE = "side";
  public static final String OTHER_SIDE = "other_side";
  public static final String DAY = "day";
  public static final String MINUTES = "minutes";
  public static final String OTHER_MINUTES = "other_minutes";
  public static final String MATCHED = "matched";
  public static final String UNMATCHED = "unmatched";
  public static final String OTHER_UNMATCHED = "other_unmatched";
  public static final String EQUAL_CLOSES = "equal_closes";
  public static final String EQUAL_BARS = "equal_bars";
  public static final String DIGITS = "digits";
  public static final String MEAN_TICKS = "mean_ticks";
  public static final String MEDIAN_TICKS = "median_ticks";
  public static final String P95_TICKS = "p95_ticks";
  public static final String MAX_TICKS = "max_ticks";
  public static final String BIAS_TICKS = "bias_ticks";
  public static final String WEEK = "week";
  public static final String BEST_SHIFT = "best_shift";
  public static final String SHIFT_TICKS = "shift_ticks";
  public static final String SHIFT_RATIO = "shift_ratio";
  public static final String AGREES = "agrees";
  public static final String DISAGREEMENT = "disagreement";

  public static final StructType SCHEMA =
      new StructType()
          .add(SYMBOL, StringType, false, "what was traded")
          .add(SOURCE, StringType, false, "the source that comes first in the alphabet")
          .add(OTHER_SOURCE, StringType, false, "the source that it is compared with")
          .add(SIDE, StringType, false, "side of source: bid, ask, mid or trade")
          .add(OTHER_SIDE, StringType, false, "side of other_source, another where none is shared")
          .add(DAY, DateType, false, "date in UTC")
          .add(MINUTES, IntegerType, false, "minutes of source")
          .add(OTHER_MINUTES, IntegerType, false, "minutes of other_source")
          .add(MATCHED, IntegerType, false, "minutes with a stamp that both have")
          .add(UNMATCHED, IntegerType, false, "minutes that only source has")
          .add(OTHER_UNMATCHED, IntegerType, false, "minutes that only other_source has")
          .add(EQUAL_CLOSES, IntegerType, false, "matched minutes with the same close")
          .add(EQUAL_BARS, IntegerType, false, "matched minutes with the same four prices")
          .add(
              DIGITS,
              IntegerType,
              false,
              "decimals to which prices are rounded: a tick is one of the last")
          .add(MEAN_TICKS, DoubleType, true, "mean distance of the closes; absent where none match")
          .add(MEDIAN_TICKS, LongType, true, "median distance of the closes")
          .add(P95_TICKS, LongType, true, "distance that 95 of 100 closes do not exceed")
          .add(MAX_TICKS, LongType, true, "greatest distance of the closes")
          .add(
              BIAS_TICKS, LongType, true, "median of the close of source less that of other_source")
          .add(WEEK, DateType, false, "Sunday on which the week of the day begins, UTC")
          .add(
              BEST_SHIFT,
              IntegerType,
              true,
              "minutes by which stamps of other_source are later in this week; absent where undecided")
          .add(
              SHIFT_TICKS, DoubleType, true, "distance of the closes at the best shift of the week")
          .add(
              SHIFT_RATIO,
              DoubleType,
              true,
              "how many times nearer they are there than at the runner-up, hours away")
          .add(AGREES, BooleanType, false, "whether the two agree on this day")
          .add(DISAGREEMENT, StringType, true, "why not: clock, missing, stamps or prices");

  public static final TableDefinition TABLE =
      TableDefinition.of(
              "market.reconciliation", "One day of one symbol in two sources, compared", SCHEMA)
          .keyedBy(SYMBOL, SOURCE, OTHER_SOURCE, SIDE, OTHER_SIDE, DAY)
          .check("pair_has_one_order", "source < other_source")
          .check("minutes_are_counted", "minutes = matched + unmatched")
          .check("other_minutes_are_counted", "other_minutes = matched + other_unmatched")
          .check("equal_are_matched", "equal_bars <= equal_closes AND equal_closes <= matched")
          .check(
              "quantiles_rise",
              "matched = 0 OR (median_ticks <= p95_ticks AND p95_ticks <= max_ticks)")
          .check("disagreement_has_a_reason", "agrees = (disagreement IS NULL)");

  private ReconciliationTable() {}
}
