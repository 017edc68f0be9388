package io.barlake.tables.schema;

import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createMapType;

import io.barlake.tables.TableDefinition;
import org.apache.spark.sql.types.StructType;

/** What a sweep was asked and on which data it ran. Written last: it is a sweep's commit point. */
public final class SweepsTable {
  public static final String SWEEP_ID = "sweep_id";
  public static final String STRATEGY = "strategy";
  public static final String DEFINITION = "definition";
  public static final String SOURCE = "source";
  public static final String SYMBOLS = "symbols";
  public static final String FRAMES = "frames";
  public static final String PERIOD_FROM = "period_from";
  public static final String PERIOD_TO = "period_to";
  public static final String TRIALS = "trials";
  public static final String INPUTS = "inputs";
  public static final String CODE_VERSION = "code_version";
  public static final String SEED = "seed";
  public static final String RESULT_HASH = "result_hash";

  public static final StructType SCHEMA =
      new StructType()
          .add(SWEEP_ID, StringType, false, "hash of the definition, the data and the rules")
          .add(STRATEGY, StringType, false, "strategy that was swept")
          .add(DEFINITION, StringType, false, "the sweep file, in one canonical form")
          .add(SOURCE, StringType, false, "who made the data")
          .add(SYMBOLS, createArrayType(StringType, false), false, "what was traded")
          .add(FRAMES, createArrayType(StringType, false), false, "frames of the bars")
          .add(PERIOD_FROM, TimestampType, true, "first bar that may count; absent: the first")
          .add(PERIOD_TO, TimestampType, true, "bars from here on do not count; absent: all do")
          .add(TRIALS, LongType, false, "number of trials")
          .add(
              INPUTS,
              createMapType(StringType, StringType, false),
              false,
              "for each input the Delta version read and the SHA-256 of its rows")
          .add(CODE_VERSION, StringType, false, "version of the engine's rules")
          .add(SEED, LongType, false, "seed of whatever is drawn by chance; 0 where nothing is")
          .add(RESULT_HASH, StringType, false, "SHA-256 over all trials in their order");

  public static final TableDefinition TABLE =
      TableDefinition.of("research.sweeps", "One sweep", SCHEMA).keyedBy(SWEEP_ID);

  private SweepsTable() {}
}
