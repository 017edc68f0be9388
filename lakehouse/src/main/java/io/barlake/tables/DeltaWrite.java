package io.barlake.tables;

import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.delta.DeltaOperations;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/** What the history of a table says of a write. */
final class DeltaWrite {
  private DeltaWrite() {}

  static DeltaOperations.Operation append(TableDefinition table) {
    return of(table, SaveMode.Append, Option.empty());
  }

  /** Rows in the place of others; {@code work} tells a person what wrote them. */
  static DeltaOperations.Operation replace(TableDefinition table, String work) {
    return of(table, SaveMode.Overwrite, Option.apply(work));
  }

  private static DeltaOperations.Operation of(
      TableDefinition table, SaveMode mode, Option<String> userMetadata) {
    return new DeltaOperations.Write(
        mode,
        Option.apply(CollectionConverters.asScala(table.partitions()).toSeq()),
        Option.empty(),
        userMetadata,
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty());
  }
}
