package io.barlake.tables;

import io.barlake.tables.columns.ColumnFiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Everything there is to know of one table: its place, what a row is, columns with comments,
 * partitions, key and constraints. Refining returns a new definition.
 */
public record TableDefinition(
    String database,
    String table,
    String comment,
    StructType schema,
    List<String> partitions,
    List<String> key,
    Map<String, String> checks) {

  public TableDefinition {
    partitions = List.copyOf(partitions);
    key = List.copyOf(key);
    checks = Map.copyOf(checks);
    requireColumns(schema, partitions);
    requireColumns(schema, key);
  }

  /** A table by its logical name, such as {@code market.bars_1m}. */
  public static TableDefinition of(String name, String comment, StructType schema) {
    int dot = name.indexOf('.');
    return new TableDefinition(
        name.substring(0, dot),
        name.substring(dot + 1),
        comment,
        schema,
        List.of(),
        List.of(),
        Map.of());
  }

  public TableDefinition partitionedBy(String... columns) {
    return new TableDefinition(
        database, table, comment, schema, Arrays.asList(columns), key, checks);
  }

  public TableDefinition keyedBy(String... columns) {
    return new TableDefinition(
        database, table, comment, schema, partitions, Arrays.asList(columns), checks);
  }

  /** A condition that every row meets; null counts as met. */
  public TableDefinition check(String name, String condition) {
    Map<String, String> more = new LinkedHashMap<>(checks);
    more.put(name, condition);
    return new TableDefinition(database, table, comment, schema, partitions, key, more);
  }

  public TableDefinition withSchema(StructType wider) {
    return new TableDefinition(database, table, comment, wider, partitions, key, checks);
  }

  /** The table with further columns. */
  public TableDefinition with(StructType more) {
    StructType wider = schema;
    for (StructField column : more.fields()) {
      wider = wider.add(column);
    }
    return withSchema(wider);
  }

  /** The logical name: {@code market.bars_1m}, whatever the database is called in this lake. */
  public String name() {
    return database + "." + table;
  }

  /** Whether its rows have stamps, and so are written as arrays. */
  public boolean isStamped() {
    return Arrays.asList(schema.fieldNames()).contains(ColumnFiles.STAMP);
  }

  /** The columns that stand in the files: partition values stand in the log. */
  public StructType fileSchema() {
    StructType inFiles = new StructType();
    for (String column : schema.fieldNames()) {
      if (!partitions.contains(column)) {
        inFiles = inFiles.add(schema.apply(column));
      }
    }
    return inFiles;
  }

  private static void requireColumns(StructType schema, List<String> columns) {
    List<String> missing = new ArrayList<>(columns);
    missing.removeAll(Arrays.asList(schema.fieldNames()));
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException("not in the schema: " + missing);
    }
  }
}
