package io.barlake.tables;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.NearestWord;
import io.barlake.tables.schema.ArchivesTable;
import io.barlake.tables.schema.BarsTable;
import io.barlake.tables.schema.ClocksTable;
import io.barlake.tables.schema.EquityTable;
import io.barlake.tables.schema.EventBarsTable;
import io.barlake.tables.schema.FeaturesTable;
import io.barlake.tables.schema.GapsTable;
import io.barlake.tables.schema.ImportedRunsTable;
import io.barlake.tables.schema.ImportedTradesTable;
import io.barlake.tables.schema.LabelsTable;
import io.barlake.tables.schema.MinuteBarsTable;
import io.barlake.tables.schema.QualityTable;
import io.barlake.tables.schema.QuarantineTable;
import io.barlake.tables.schema.RandomEntriesTable;
import io.barlake.tables.schema.ReconciliationTable;
import io.barlake.tables.schema.RunsTable;
import io.barlake.tables.schema.SourceBarsTable;
import io.barlake.tables.schema.SweepsTable;
import io.barlake.tables.schema.TicksTable;
import io.barlake.tables.schema.TradesTable;
import io.barlake.tables.schema.TrialsTable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.TableIdentifier;
import org.apache.spark.sql.catalyst.analysis.NoSuchNamespaceException;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.catalyst.catalog.CatalogDatabase;
import org.apache.spark.sql.catalyst.catalog.SessionCatalog;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.types.StructType;
import scala.Option;

/** Which tables there are, and their entries in the catalog of a session. */
public final class TableCatalog {
  /** Every table that Barlake writes, in the order of the flow. */
  public static final List<TableDefinition> ALL =
      List.of(
          ArchivesTable.TABLE,
          QuarantineTable.TABLE,
          ClocksTable.TABLE,
          MinuteBarsTable.TABLE,
          SourceBarsTable.TABLE,
          TicksTable.TABLE,
          BarsTable.TABLE,
          EventBarsTable.TABLE,
          GapsTable.TABLE,
          QualityTable.TABLE,
          ReconciliationTable.TABLE,
          FeaturesTable.TABLE,
          LabelsTable.TABLE,
          SweepsTable.TABLE,
          TrialsTable.TABLE,
          TradesTable.TABLE,
          EquityTable.TABLE,
          RandomEntriesTable.TABLE,
          ImportedRunsTable.TABLE,
          ImportedTradesTable.TABLE,
          RunsTable.TABLE);

  private final SparkSession spark;
  private final Lake lake;
  private final Set<TableDefinition> written = Collections.synchronizedSet(new LinkedHashSet<>());

  TableCatalog(SparkSession spark, Lake lake) {
    this.spark = spark;
    this.lake = lake;
  }

  /**
   * Makes every Delta table of the lake's databases known to the session, and returns their names.
   */
  public List<String> registerWhatExists() {
    List<String> registered = new ArrayList<>();
    for (String database : lake.databases().keySet()) {
      Path folder = new Path(lake.uri(), database);
      List<String> tables = tablesOf(database);
      if (!tables.isEmpty()) {
        // Making a database makes its folder too, which is not for a lake that is only read.
        createDatabase(database, folder.toUri());
      }
      for (String table : tables) {
        register(database, table);
        registered.add(lake.databases().get(database) + "." + table);
      }
    }
    return registered;
  }

  /** The tables that this session has opened for writing. */
  List<TableDefinition> written() {
    return List.copyOf(written);
  }

  /** The tables that have been made, in the order of the flow. */
  public List<TableDefinition> made() {
    List<String> names = new ArrayList<>();
    for (String database : lake.databases().keySet()) {
      tablesOf(database).forEach(table -> names.add(database + "." + table));
    }
    return ALL.stream().filter(table -> names.contains(table.name())).toList();
  }

  /** A table that has been made, by the name that it has in this lake or by its own. */
  public TableDefinition find(String name) {
    List<TableDefinition> made = made();
    for (TableDefinition table : made) {
      if (name.equals(lake.sqlName(table)) || name.equals(table.name())) {
        return table;
      }
    }
    if (ALL.stream().anyMatch(table -> name.equals(table.name()))) {
      throw BarlakeException.badInput(
          "Missing table %s: nothing has been written to it yet in the lake \"%s\".",
          name, lake.uri());
    }
    List<String> known = made.stream().map(lake::sqlName).toList();
    throw BarlakeException.badArgument(
        "Unknown table \"%s\"%s",
        name,
        NearestWord.of(name, known)
            .map(near -> ": did you mean \"" + near + "\"?")
            .orElse(
                known.isEmpty()
                    ? ": the lake \"" + lake.uri() + "\" has none yet."
                    : ": the lake has " + String.join(", ", known) + "."));
  }

  void register(TableDefinition table) {
    written.add(table);
    createDatabase(table.database(), new Path(lake.uri(), table.database()).toUri());
    register(table.database(), table.table());
  }

  private void register(String database, String table) {
    TableIdentifier name = new TableIdentifier(table, Option.apply(lake.databases().get(database)));
    URI location = new Path(lake.uri() + "/" + database + "/" + table).toUri();
    SessionCatalog catalog = sessionCatalog();
    if (catalog.tableExists(name)) {
      if (locationOf(catalog, name).equals(location)) {
        return;
      }
      // The session was used for another lake before.
      catalog.dropTable(name, true, false);
    }
    catalog.createTable(DeltaEntry.of(name, location), true, false);
  }

  private static URI locationOf(SessionCatalog catalog, TableIdentifier name) {
    try {
      return catalog.getTableMetadata(name).location();
    } catch (NoSuchNamespaceException | NoSuchTableException e) {
      throw new IllegalStateException(e);
    }
  }

  private void createDatabase(String database, URI location) {
    sessionCatalog()
        .createDatabase(
            new CatalogDatabase(
                lake.databases().get(database),
                "",
                location,
                scala.collection.immutable.Map$.MODULE$.empty()),
            true);
  }

  /** What a Delta table says of itself. */
  record Described(String comment, StructType schema) {}

  Described describe(String location) {
    Metadata metadata = Tables.snapshot(DeltaLog.forTable(spark, location)).metadata();
    String comment = metadata.description() == null ? "" : metadata.description();
    return new Described(comment, metadata.schema());
  }

  /** Whether a Delta table lies there. */
  boolean isTable(String location) {
    Path folder = new Path(location);
    try {
      return holdsLog(folder.getFileSystem(spark.sessionState().newHadoopConf()), folder);
    } catch (IOException e) {
      throw new BarlakeException(
          ErrorCode.STORAGE,
          "Cannot look for a table at \"" + location + "\": " + StorageFault.of(e) + ".",
          e);
    }
  }

  private static boolean holdsLog(FileSystem store, Path folder) throws IOException {
    return store.exists(new Path(folder, TableFolder.LOG));
  }

  /** The names of the Delta tables in a folder of the lake. */
  List<String> tablesOf(String database) {
    return tablesIn(new Path(lake.uri(), database));
  }

  private List<String> tablesIn(Path folder) {
    Configuration hadoop = spark.sessionState().newHadoopConf();
    List<String> tables = new ArrayList<>();
    try {
      FileSystem store = folder.getFileSystem(hadoop);
      for (FileStatus entry : store.listStatus(folder)) {
        if (entry.isDirectory() && holdsLog(store, entry.getPath())) {
          tables.add(entry.getPath().getName());
        }
      }
    } catch (FileNotFoundException e) {
      return tables;
    } catch (IOException e) {
      throw new BarlakeException(
          ErrorCode.STORAGE,
          "Cannot list the lake \"" + folder + "\": " + StorageFault.of(e) + ".",
          e);
    }
    tables.sort(null);
    return tables;
  }

  private SessionCatalog sessionCatalog() {
    return org.apache.spark.sql.classic.SparkSession.class.cast(spark).sessionState().catalog();
  }
}
