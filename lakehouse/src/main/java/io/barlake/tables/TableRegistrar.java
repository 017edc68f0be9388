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
  public record Registration(CatalogEntry entry, Change change, String problem) {
    public String name() {
      return entry.name();
    }

    public String location() {
      return entry.location();
    }
  }

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
    List<Registration> planned =
        tables.catalog().written().stream()
            .filter(tables::exists)
            .map(table -> planned(table.database(), table.table()))
            .toList();
    planned.forEach(this::carryOut);
    return planned;
  }

  private void carryOut(Registration planned) {
    CatalogEntry entry = planned.entry();
    switch (planned.change()) {
      case CREATED -> {
        if (!metastore.hasDatabase(entry.database())) {
          String location = entry.location();
          metastore.createDatabase(
              entry.database(), location.substring(0, location.lastIndexOf('/')));
        }
        metastore.create(entry);
      }
      case UPDATED -> metastore.alter(entry);
      case DROPPED -> metastore.drop(entry.database(), entry.table());
      case UNCHANGED, REFUSED -> {}
    }
  }

  /** What publishing would do. */
  public List<Registration> plan() {
    List<Registration> planned = new ArrayList<>();
    Lake lake = tables.lake();
    for (String folder : lake.databases().keySet().stream().sorted().toList()) {
      String database = lake.databases().get(folder);
      Set<String> gone =
          new TreeSet<>(metastore.hasDatabase(database) ? metastore.tables(database) : List.of());
      for (String table : tables.catalog().tablesOf(folder)) {
        gone.remove(table);
        planned.add(planned(folder, table));
      }
      for (String table : gone) {
        metastore
            .find(database, table)
            .filter(entry -> entry.location().startsWith(lake.uri() + "/"))
            .ifPresent(entry -> planned.add(new Registration(entry, Change.DROPPED, "")));
      }
    }
    return planned;
  }

  private Registration planned(String folder, String table) {
    CatalogEntry entry = entry(folder, table);
    Optional<CatalogEntry> old = metastore.find(entry.database(), table);
    if (old.isEmpty()) {
      return metastore.isOfAnotherKind(entry.database(), table)
          ? refused(entry, "the metastore has a view or another table of that name")
          : new Registration(entry, Change.CREATED, "");
    }
    String location = old.get().location();
    if (!location.equals(entry.location()) && tables.catalog().isTable(location)) {
      return refused(entry, "the metastore has a table of that name at " + location);
    }
    return new Registration(entry, old.get().equals(entry) ? Change.UNCHANGED : Change.UPDATED, "");
  }

  private static Registration refused(CatalogEntry entry, String why) {
    return new Registration(
        entry,
        Change.REFUSED,
        "Cannot register "
            + entry.name()
            + ": "
            + why
            + ". Drop it there, or name the databases of this lake otherwise (lake.databases).");
  }

  /** What is to be told of a table in a folder of the lake. */
  private CatalogEntry entry(String folder, String table) {
    Lake lake = tables.lake();
    String location = lake.uri() + "/" + folder + "/" + table;
    TableCatalog.Described described = tables.catalog().describe(location);
    return new CatalogEntry(
        lake.databases().get(folder),
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
