package io.barlake.tables;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.Format;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Declares a table in the transaction that writes to it: all of it where the table is missing, and
 * the columns that a newer definition has more. Asks the transaction what is there, since another
 * writer may have made the table a moment ago.
 */
final class TableDeclaration {
  private static final Seq<Action> NO_ACTIONS =
      CollectionConverters.asScala(List.<Action>of()).toSeq();

  private TableDeclaration() {}

  /** Whether the transaction now has something to commit. */
  static boolean into(OptimisticTransaction transaction, TableDefinition table) {
    if (transaction.readVersion() < 0) {
      transaction.updateMetadataForNewTable(metadata(table));
      return true;
    }
    Metadata old = transaction.metadata();
    StructType wider = widened(old.schema(), table);
    if (wider.size() == old.schema().size()) {
      return false;
    }
    transaction.updateMetadata(
        new Metadata(
            old.id(),
            old.name(),
            old.description(),
            old.format(),
            wider.json(),
            old.partitionColumns(),
            old.configuration(),
            old.createdTime()),
        false);
    return true;
  }

  /** Commits the declaration alone, where there is something to declare. */
  static long commit(OptimisticTransaction transaction, TableDefinition table) {
    StructType stored = transaction.metadata().schema();
    if (!into(transaction, table)) {
      return transaction.readVersion();
    }
    return transaction.commit(
        NO_ACTIONS,
        transaction.readVersion() < 0
            ? new DeltaOperations.CreateTable(transaction.metadata(), false, false, Option.empty())
            : new DeltaOperations.UpdateSchema(stored, transaction.metadata().schema()));
  }

  /** The stored columns and those of the definition; rows of before have none of the new ones. */
  static StructType widened(StructType stored, TableDefinition table) {
    StructType wider = stored;
    for (StructField column : table.schema().fields()) {
      if (stored.getFieldIndex(column.name()).isEmpty()) {
        wider =
            wider.add(new StructField(column.name(), column.dataType(), true, column.metadata()));
      }
    }
    return wider;
  }

  private static Metadata metadata(TableDefinition table) {
    Map<String, String> properties = new HashMap<>();
    table.checks().forEach((name, check) -> properties.put("delta.constraints." + name, check));
    return new Metadata(
        UUID.randomUUID().toString(),
        table.name(),
        table.comment(),
        new Format("parquet", scala.collection.immutable.Map$.MODULE$.empty()),
        table.schema().json(),
        CollectionConverters.asScala(table.partitions()).toSeq(),
        scala.collection.immutable.Map.from(CollectionConverters.asScala(properties)),
        Option.apply(System.currentTimeMillis()));
  }
}
