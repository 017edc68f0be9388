package io.barlake.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.tables.TableRegistrar;
import io.barlake.tables.TableRegistrar.Change;
import io.barlake.tables.TableRegistrar.Registration;
import io.barlake.tables.Tables;
import io.barlake.tables.metastore.Metastore;
import io.barlake.testing.LiveStack;
import io.barlake.testing.LiveTrino;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The tables of a lake in a metastore, and through it in Trino. */
class CatalogStackTest {
  private static final String QUESTION =
      "SELECT symbol, CAST(count(*) AS varchar(20)), CAST(sum(close) AS decimal(20, 4)),"
          + " CAST(min(ts) AS varchar(30))"
          + " FROM %s WHERE ts >= TIMESTAMP '2019-01-07 00:00:00' GROUP BY symbol";

  @TempDir Path folder;

  private final String remote = LiveStack.folder();
  private final String prefix = LiveStack.prefix();
  private Tables tables;
  private Metastore metastore;

  @BeforeEach
  void ingest() {
    Path year = SmallArchive.of("EURUSD").weeks("2019-01-06", 1).write(folder, "2019");
    tables = IngestFixture.interpreted(LiveStack.lake(remote + "/lake", prefix));
    IngestFixture.ingest(tables, year);
    metastore = Metastore.connect(LiveStack.config().metastore());
  }

  @AfterEach
  void remove() throws IOException {
    try (FileSystem store = LiveStack.files()) {
      store.delete(new org.apache.hadoop.fs.Path(remote), true);
    }
    new TableRegistrar(tables, metastore).publish();
    metastore.close();
  }

  @Test
  void trinoReadsWhatSparkWroteFromAnyTimeZone() throws SQLException, IOException {
    registrar().publish();
    List<List<String>> ofSpark =
        tables.spark().sql(QUESTION.formatted(prefix + "market.bars_1m")).collectAsList().stream()
            .map(CatalogStackTest::texts)
            .toList();

    assertThat(ofSpark).hasSize(1);
    for (String zone : List.of("UTC", "America/New_York", "Asia/Tokyo")) {
      try (LiveTrino trino = LiveTrino.readerIn(zone)) {
        assertThat(trino.rows(QUESTION.formatted("lake." + prefix + "market.bars_1m")))
            .as(zone)
            .usingRecursiveComparison()
            .isEqualTo(withTrinosInstant(ofSpark));
      }
    }
  }

  @Test
  void trinoWritesRowsThatSparkReads() throws SQLException, IOException {
    registrar().publish();
    String runs = prefix + "raw.clocks";
    long before = tables.spark().table(runs).count();
    try (LiveTrino trino = LiveTrino.owner()) {
      trino.run("INSERT INTO lake_writer." + runs + " SELECT * FROM lake_writer." + runs);
    }

    tables.spark().catalog().refreshTable(runs);
    assertThat(tables.spark().table(runs).count()).isEqualTo(2 * before).isPositive();
  }

  @Test
  void readersOfTrinoMayNotWrite() throws SQLException, IOException {
    registrar().publish();
    try (LiveTrino trino = LiveTrino.readerIn("UTC")) {
      assertThatThrownBy(
              () ->
                  trino.run(
                      "INSERT INTO lake."
                          + prefix
                          + "raw.clocks SELECT * FROM lake."
                          + prefix
                          + "raw.clocks"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("Access Denied");
      assertThatThrownBy(() -> trino.rows("SELECT * FROM lake_writer." + prefix + "raw.clocks"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("Access Denied");
    }
  }

  @Test
  void catalogThatWasLostIsMadeAgainFromTheWarehouse() throws SQLException, IOException {
    assertThat(changes(registrar().publish())).containsOnly(Change.CREATED);
    assertThat(changes(registrar().publish())).containsOnly(Change.UNCHANGED);

    for (String table : List.of("archives", "clocks")) {
      metastore.drop(prefix + "raw", table);
    }
    assertThat(changes(registrar().plan())).contains(Change.CREATED, Change.UNCHANGED);
    assertThat(metastore.tables(prefix + "raw")).doesNotContain("archives", "clocks");

    registrar().publish();
    try (LiveTrino trino = LiveTrino.readerIn("UTC")) {
      assertThat(trino.rows("SELECT count(*) FROM lake." + prefix + "raw.archives"))
          .containsExactly(List.of("1"));
    }
  }

  @Test
  void entriesAreBroughtUpToDateAndDroppedWithTheirTables() throws IOException {
    registrar().publish();
    var bars = metastore.find(prefix + "market", "bars_1m").orElseThrow();
    assertThat(bars.columns()).anySatisfy(column -> assertThat(column.comment()).isNotEmpty());
    metastore.alter(
        new io.barlake.tables.metastore.CatalogEntry(
            bars.database(), bars.table(), bars.location(), "old", bars.columns().subList(0, 2)));
    try (FileSystem store = LiveStack.files()) {
      store.delete(new org.apache.hadoop.fs.Path(remote + "/lake/raw/clocks"), true);
    }

    List<Registration> done = registrar().publish();

    assertThat(done)
        .filteredOn(one -> one.change() != Change.UNCHANGED)
        .extracting(Registration::name, Registration::change)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(prefix + "market.bars_1m", Change.UPDATED),
            org.assertj.core.groups.Tuple.tuple(prefix + "raw.clocks", Change.DROPPED));
    assertThat(metastore.find(prefix + "market", "bars_1m")).contains(bars);
  }

  @Test
  void nameThatAnotherLakeHasIsNotTakenFromIt() {
    registrar().publish();
    Tables other = IngestFixture.interpreted(LiveStack.lake(remote + "/another", prefix));
    IngestFixture.ingest(
        other, SmallArchive.of("EURUSD").weeks("2019-01-06", 1).write(folder.resolve("o"), "2019"));

    List<Registration> done = new TableRegistrar(other, metastore).publish();

    assertThat(done).isNotEmpty().allMatch(one -> one.change() == Change.REFUSED);
    assertThat(done.get(0).problem())
        .contains("the metastore has a table of that name at " + remote + "/lake/");
    assertThat(changes(registrar().plan())).containsOnly(Change.UNCHANGED);
  }

  @Test
  @Timeout(60)
  void metastoreThatDoesNotAnswerIsNotAskedForever() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "thrift://127.0.0.1:" + silent.getLocalPort();
      assertThatThrownBy(
              () -> {
                try (Metastore dead = Metastore.connect(address)) {
                  dead.tables("raw");
                }
              })
          .isInstanceOf(BarlakeException.class)
          .hasMessage(
              "Cannot list raw in the metastore \""
                  + address
                  + "\": it does not answer."
                  + " Look into its log, and start it anew.");
    }
  }

  @Test
  void metastoreThatIsNotThereIsToldInOneLine() throws IOException {
    String address;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      address = "thrift://127.0.0.1:" + taken.getLocalPort();
    }
    assertThatThrownBy(() -> Metastore.connect(address))
        .isInstanceOf(BarlakeException.class)
        .hasMessageStartingWith("Cannot reach the metastore \"" + address + "\": ")
        .hasMessageEndingWith("Check catalog.metastore of the settings, and that it runs.");
    assertThatThrownBy(() -> Metastore.connect("127.0.0.1:9083"))
        .hasMessageStartingWith("Invalid catalog.metastore \"127.0.0.1:9083\"");
  }

  private TableRegistrar registrar() {
    return new TableRegistrar(tables, metastore);
  }

  private static List<Change> changes(List<Registration> registrations) {
    return registrations.stream().map(Registration::change).toList();
  }

  private static List<String> texts(Row row) {
    return List.of(
        row.getString(0), row.getString(1), row.getDecimal(2).toPlainString(), row.getString(3));
  }

  /** Trino writes the fraction and the zone of an instant, which Spark leaves out. */
  private static List<List<String>> withTrinosInstant(List<List<String>> rows) {
    return rows.stream()
        .map(row -> List.of(row.get(0), row.get(1), row.get(2), row.get(3) + ".000 UTC"))
        .toList();
  }
}
