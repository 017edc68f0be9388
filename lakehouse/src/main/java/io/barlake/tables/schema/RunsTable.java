package io.barlake.tables.schema;

import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createMapType;

import io.barlake.tables.TableDefinition;
import org.apache.spark.sql.types.StructType;

/** Runs of the jobs that change data. Rows are appended, each once, when the run has ended. */
public final class RunsTable {
  public static final String RUN_ID = "run_id";
  public static final String COMMAND = "command";
  public static final String STARTED_AT = "started_at";
  public static final String MILLIS = "millis";
  public static final String OUTCOME = "outcome";
  public static final String MESSAGE = "message";
  public static final String RESULT = "result";

  public static final StructType SCHEMA =
      new StructType()
          .add(RUN_ID, StringType, false, "the run")
          .add(COMMAND, StringType, false, "command and arguments")
          .add(STARTED_AT, TimestampType, false, "when it began")
          .add(MILLIS, LongType, false, "how long it took")
          .add(OUTCOME, StringType, false, "done or failed")
          .add(MESSAGE, StringType, true, "why it failed")
          .add(
              RESULT,
              createMapType(StringType, StringType, false),
              false,
              "what it did: rows, versions, counts");

  public static final TableDefinition TABLE =
      TableDefinition.of("ops.runs", "One run of one job", SCHEMA).keyedBy(RUN_ID);

  private RunsTable() {}
}
