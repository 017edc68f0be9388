package io.barlake.tables.metastore;

import java.util.List;

/**
 * What a catalog tells of a table: where it lies, and its columns for programs that ask no Delta
 * log.
 */
public record CatalogEntry(
    String database, String table, String location, String comment, List<Column> columns) {

  public CatalogEntry {
    columns = List.copyOf(columns);
  }

  /** One column; its type as Hive writes it. */
  public record Column(String name, String type, String comment) {}

  public String name() {
    return database + "." + table;
  }
}
