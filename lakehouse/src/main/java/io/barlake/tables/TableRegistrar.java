package io.barlake.tables;

import io.barlake.tables.metastore.CatalogEntry;
import io.barlake.tables.metastore.CatalogEntry.Column;
import io.barlake.tables.metastore.Metastore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.types.StructField;

/**
 * Keeps the entries of a metastore as the tables of a lake are: the warehouse is the truth, and a
 * catalog that was lost is made again from it.
 */
public final class TableRegistrar {
  private final Tables tables;
  private final Metastore metastore;

  /** What becomes of an entry. */
  public enum Change {
    CREATED("created"),
    UPDATED("updated"),
    UNCHANGED("as it was"),
    DROPPED("dropped: there is no table any more"),
    /** Its name belongs to a table that lies elsewhere, or to something that is none. */
    REFUSED("refused");

    private final String word;

    Change(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** One entry and what becomes of it; {@code problem} is empty unless it is refused. */
  public record Registration(String name, String location, Change change, String problem) {}

  public TableRegistrar(Tables tables, Metastore metastore) {
    this.tables = tables;
    this.metastore = metastore;
  }

  /** Makes, mends and drops what differs in the whole lake. */
  public List<Registration> publish() {
    List<Registration> planned = plan();
    planned.forEach(this::carryOut);
    return planned;
  }

  /** Makes and mends the entries of those tables that this session has opened for writing. */
  public List<Registration> publishWritten() {
    List<Registration> planned = new ArrayList<>();
    for (TableDefinition table : tables.catalog().written()) {
      if (tables.exists(table)) {
        String database = tables.lake().databases().get(table.database());
        planned.add(
            planned(
                database,
                table.table(),
                tables.lake().path(table),
                metastore.hasDatabase(database)));
      }
    }
    planned.forEach(this::carryOut);
    return planned;
  }

  private void carryOut(Registration planned) {
    String database = planned.name().substring(0, planned.name().indexOf('.'));
    String table = planned.name().substring(planned.name().indexOf('.') + 1);
    String location = planned.location();
    switch (planned.change()) {
      case CREATED -> {
        if (!metastore.hasDatabase(database)) {
          metastore.createDatabase(database, location.substring(0, location.lastIndexOf('/')));
        }
        metastore.create(entry(database, table, location));
      }
      case UPDATED -> metastore.alter(entry(database, table, location));
      case DROPPED -> metastore.drop(database, table);
      case UNCHANGED, REFUSED -> {}
    }
  }

  /** What publishing would do. */
  public List<Registration> plan() {
    List<Registration> planned = new ArrayList<>();
    Lake lake = tables.lake();
    for (String folder : lake.databases().keySet().stream().sorted().toList()) {
      String database = lake.databases().get(folder);
      boolean isThere = metastore.hasDatabase(database);
      Set<String> gone = new TreeSet<>(isThere ? metastore.tables(database) : List.of());
      for (String table : tables.catalog().tablesOf(folder)) {
        gone.remove(table);
        planned.add(planned(database, table, lake.uri() + "/" + folder + "/" + table, isThere));
      }
      for (String table : gone) {
        metastore
            .find(database, table)
            .filter(entry -> entry.location().startsWith(lake.uri() + "/"))
            .ifPresent(
                entry ->
                    planned.add(
                        new Registration(entry.name(), entry.location(), Change.DROPPED, "")));
      }
    }
    return planned;
  }

  private Registration planned(String database, String table, String location, boolean isThere) {
    String name = database + "." + table;
    Optional<CatalogEntry> found = isThere ? metastore.find(database, table) : Optional.empty();
    if (found.isEmpty()) {
      boolean isTaken = isThere && metastore.isOfAnotherKind(database, table);
      return isTaken
          ? refused(name, location, "the metastore has a view or another table of that name")
          : new Registration(name, location, Change.CREATED, "");
    }
    CatalogEntry entry = found.get();
    if (!entry.location().equals(location) && tables.catalog().isTable(entry.location())) {
      return refused(
          name, location, "the metastore has a table of that name at " + entry.location());
    }
    boolean isSame = entry.equals(entry(database, table, location));
    return new Registration(name, location, isSame ? Change.UNCHANGED : Change.UPDATED, "");
  }

  private static Registration refused(String name, String location, String why) {
    return new Registration(
        name,
        location,
        Change.REFUSED,
        "Cannot register "
            + name
            + ": "
            + why
            + ". Drop it there, or name the databases of this lake otherwise (lake.databases).");
  }

  private CatalogEntry entry(String database, String table, String location) {
    TableCatalog.Described described = tables.catalog().describe(location);
    return new CatalogEntry(
        database,
        table,
        location,
        described.comment(),
        Arrays.stream(described.schema().fields()).map(TableRegistrar::column).toList());
  }

  private static Column column(StructField field) {
    return new Column(
        field.name(),
        field.dataType().catalogString(),
        field.getComment().isDefined() ? field.getComment().get() : "");
  }
}
