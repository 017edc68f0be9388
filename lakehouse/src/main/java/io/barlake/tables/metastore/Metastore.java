package io.barlake.tables.metastore;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.tables.metastore.CatalogEntry.Column;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.hive.metastore.api.Database;
import org.apache.hadoop.hive.metastore.api.FieldSchema;
import org.apache.hadoop.hive.metastore.api.GetTableRequest;
import org.apache.hadoop.hive.metastore.api.NoSuchObjectException;
import org.apache.hadoop.hive.metastore.api.SerDeInfo;
import org.apache.hadoop.hive.metastore.api.StorageDescriptor;
import org.apache.hadoop.hive.metastore.api.Table;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.transport.TSocket;
import org.apache.thrift.transport.TTransportException;

/**
 * A Hive Metastore, and in it the entries of Delta tables in the form that Spark writes and Trino
 * reads: the provider among the parameters, the place also under {@code path} of the SerDe.
 */
public final class Metastore implements AutoCloseable {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int ANSWER_MILLIS = 20_000;

  private static final String PROVIDER = "spark.sql.sources.provider";
  private static final String PATH = "path";
  private static final String COMMENT = "comment";
  private static final String EXTERNAL_TABLE = "EXTERNAL_TABLE";

  private final String address;
  private final TSocket socket;
  private final ThriftHiveMetastore.Iface client;

  private Metastore(String address, TSocket socket) {
    this.address = address;
    this.socket = socket;
    this.client = new ThriftHiveMetastore.Client(new TBinaryProtocol(socket));
  }

  /** Connects to an address such as {@code thrift://host:9083}. */
  public static Metastore connect(String address) {
    URI uri;
    try {
      uri = URI.create(address);
    } catch (IllegalArgumentException e) {
      throw invalid(address);
    }
    if (!"thrift".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 0) {
      throw invalid(address);
    }
    try {
      TSocket socket =
          new TSocket(
              new org.apache.thrift.TConfiguration(),
              uri.getHost(),
              uri.getPort(),
              ANSWER_MILLIS,
              CONNECT_MILLIS);
      socket.open();
      return new Metastore(address, socket);
    } catch (TTransportException e) {
      throw new BarlakeException(
          ErrorCode.STORAGE,
          "Cannot reach the metastore \""
              + address
              + "\": "
              + reason(e)
              + ". Check catalog.metastore of the settings, and that it runs.",
          e);
    }
  }

  private static BarlakeException invalid(String address) {
    return BarlakeException.badConfig(
        "Invalid catalog.metastore \"%s\": expected an address such as thrift://host:9083.",
        address);
  }

  /** The tables of a database; none where there is no such database. */
  public List<String> tables(String database) {
    return asked("list " + database, () -> client.get_all_tables(database));
  }

  public boolean hasDatabase(String database) {
    return asked("list the databases", client::get_all_databases).contains(database);
  }

  public void createDatabase(String database, String location) {
    asked(
        "make " + database,
        () -> {
          client.create_database(new Database(database, "", location, Map.of()));
          return database;
        });
  }

  /** The entry of a Delta table; nothing where there is none, or one of another kind. */
  public Optional<CatalogEntry> find(String database, String table) {
    return table(database, table).filter(Metastore::isDelta).map(Metastore::entry);
  }

  /** Whether there is an entry of this name that is of no Delta table, such as a view. */
  public boolean isOfAnotherKind(String database, String table) {
    return table(database, table).filter(found -> !isDelta(found)).isPresent();
  }

  public void create(CatalogEntry entry) {
    asked(
        "register " + entry.name(),
        () -> {
          client.create_table(table(entry));
          return entry;
        });
  }

  public void alter(CatalogEntry entry) {
    asked(
        "update " + entry.name(),
        () -> {
          client.alter_table(entry.database(), entry.table(), table(entry));
          return entry;
        });
  }

  /** Takes an entry away; the table itself stays where it lies. */
  public void drop(String database, String table) {
    asked(
        "drop " + database + "." + table,
        () -> {
          client.drop_table(database, table, false);
          return table;
        });
  }

  private Optional<Table> table(String database, String table) {
    GetTableRequest request = new GetTableRequest(database, table);
    return asked(
        "find " + database + "." + table,
        () -> {
          try {
            return Optional.of(client.get_table_req(request).getTable());
          } catch (NoSuchObjectException e) {
            return Optional.empty();
          }
        });
  }

  private static boolean isDelta(Table table) {
    return "delta".equalsIgnoreCase(table.getParameters().get(PROVIDER));
  }

  private static CatalogEntry entry(Table table) {
    StorageDescriptor storage = table.getSd();
    return new CatalogEntry(
        table.getDbName(),
        table.getTableName(),
        storage.getSerdeInfo().getParameters().getOrDefault(PATH, storage.getLocation()),
        table.getParameters().getOrDefault(COMMENT, ""),
        storage.getCols().stream()
            .map(
                column ->
                    new Column(
                        column.getName(),
                        column.getType(),
                        column.isSetComment() ? column.getComment() : ""))
            .toList());
  }

  private static Table table(CatalogEntry entry) {
    StorageDescriptor storage = new StorageDescriptor();
    storage.setCols(
        entry.columns().stream()
            .map(column -> new FieldSchema(column.name(), column.type(), column.comment()))
            .toList());
    storage.setLocation(entry.location());
    // Nothing reads by these; a table without them is refused.
    storage.setInputFormat("org.apache.hadoop.mapred.SequenceFileInputFormat");
    storage.setOutputFormat("org.apache.hadoop.hive.ql.io.HiveSequenceFileOutputFormat");
    storage.setSerdeInfo(
        new SerDeInfo(
            entry.table(),
            "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe",
            new HashMap<>(Map.of(PATH, entry.location(), "serialization.format", "1"))));
    storage.setBucketCols(List.of());
    storage.setSortCols(List.of());
    storage.setNumBuckets(-1);
    storage.setParameters(Map.of());
    Table table = new Table();
    table.setDbName(entry.database());
    table.setTableName(entry.table());
    table.setTableType(EXTERNAL_TABLE);
    table.setSd(storage);
    table.setPartitionKeys(List.of());
    // Without EXTERNAL the metastore makes it a table of its own, and deletes it when it is
    // dropped.
    table.setParameters(
        new HashMap<>(Map.of("EXTERNAL", "TRUE", PROVIDER, "delta", COMMENT, entry.comment())));
    return table;
  }

  /** A call of the metastore. */
  @FunctionalInterface
  private interface Call<T> {
    T run() throws TException;
  }

  private <T> T asked(String what, Call<T> call) {
    try {
      return call.run();
    } catch (TTransportException e) {
      throw new BarlakeException(
          ErrorCode.STORAGE,
          "Cannot "
              + what
              + " in the metastore \""
              + address
              + "\": "
              + reason(e)
              + ". Look into its log, and start it anew.",
          e);
    } catch (TException e) {
      throw new BarlakeException(
          ErrorCode.STORAGE,
          "Cannot " + what + " in the metastore \"" + address + "\": " + sentence(e) + ".",
          e);
    }
  }

  private static String reason(TTransportException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    if (cause instanceof java.net.SocketTimeoutException) {
      return "it does not answer";
    }
    return cause instanceof java.net.UnknownHostException
        ? "the host is not known"
        : sentence(cause);
  }

  private static String sentence(Throwable e) {
    String text = String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  @Override
  public void close() {
    socket.close();
  }
}
