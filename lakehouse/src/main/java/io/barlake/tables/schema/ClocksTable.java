package io.barlake.tables.schema;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createMapType;

import io.barlake.tables.TableDefinition;
import org.apache.spark.sql.types.StructType;

/**
 * The measured clock of each source, symbol and year: a function of all accepted archives together.
 * A write replaces the years whose verdict has changed.
 */
public final class ClocksTable {
  public static final String SOURCE = "source";
  public static final String SYMBOL = "symbol";
  public static final String YEAR = "year";
  public static final String RULE = "rule";
  public static final String SURENESS = "sureness";
  public static final String SCORES = "scores";
  public static final String WEEKS = "weeks";
  public static final String DECIDING = "deciding_weeks";
  public static final String EVIDENCE = "evidence";
  public static final String FILES = "archives";

  public static final StructType SCHEMA =
      new StructType()
          .add(SOURCE, StringType, false, "who made the data")
          .add(SYMBOL, StringType, false, "what was traded")
          .add(YEAR, IntegerType, false, "year of the file's own stamps")
          .add(RULE, StringType, false, "rule that turns a file stamp into UTC")
          .add(SURENESS, StringType, false, "proven, equivalent or assumed")
          .add(
              SCORES,
              createMapType(StringType, DoubleType, false),
              false,
              "share of the votes that agree, for every candidate rule")
          .add(WEEKS, IntegerType, false, "trading weeks that voted")
          .add(DECIDING, StringType, false, "weeks that tell the rules apart")
          .add(EVIDENCE, StringType, false, "the verdict in a sentence")
          .add(FILES, IntegerType, false, "archives it was measured on, together");

  public static final TableDefinition TABLE =
      TableDefinition.of("raw.clocks", "The measured clock of one source, symbol and year", SCHEMA)
          .keyedBy(SOURCE, SYMBOL, YEAR);

  private ClocksTable() {}
}
