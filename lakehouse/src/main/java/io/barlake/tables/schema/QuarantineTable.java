package io.barlake.tables.schema;

import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import io.barlake.tables.TableDefinition;
import org.apache.spark.sql.types.StructType;

/** Records that were not used, with the reason. A write replaces the rows of whole archives. */
public final class QuarantineTable {
  public static final String SHA256 = "sha256";
  public static final String MEMBER = "member";
  public static final String LINE = "line";
  public static final String REASON = "reason";
  public static final String RAW_TEXT = "raw_text";

  public static final StructType SCHEMA =
      new StructType()
          .add(SHA256, StringType, false, "archive")
          .add(MEMBER, StringType, false, "file inside the archive")
          .add(LINE, LongType, false, "line of the file, from 1")
          .add(REASON, StringType, false, "why the record was not used")
          .add(RAW_TEXT, StringType, false, "the record as it stands; a very long one is cut");

  public static final TableDefinition TABLE =
      TableDefinition.of("raw.quarantine", "One rejected record", SCHEMA)
          .keyedBy(SHA256, MEMBER, LINE);

  private QuarantineTable() {}
}
