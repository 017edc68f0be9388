package io.barlake.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.barlake.tables.schema.MinuteBarsTable;
import io.barlake.testing.LocalLakehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the log of a new table, read as another engine reads it: from the JSON. */
class TableProtocolTest {
  /** Trino 476 reads and writes tables with these, and with no other. */
  private static final Set<String> ALLOWED_FEATURES =
      Set.of("appendOnly", "invariants", "checkConstraints");

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private Tables tables;

  @BeforeEach
  void open() {
    tables = LocalLakehouse.in(folder);
  }

  @Test
  void everyTableIsWhatItsDefinitionSaysAndAnyEngineCanReadIt() throws IOException {
    for (TableDefinition table : TableCatalog.ALL) {
      tables.make(table);

      Map<String, JsonNode> log = log(table);

      requirePlainProtocol(table, log.get("protocol"));
      requireDefinition(table, log.get("metaData"));
    }
    requireAllInTheCatalog();
  }

  @Test
  void everyColumnAndEveryTableHasAComment() {
    for (TableDefinition table : TableCatalog.ALL) {
      assertThat(table.comment()).as(table.name()).isNotBlank();
      for (String column : table.schema().fieldNames()) {
        assertThat(table.schema().apply(column).getComment().isDefined())
            .as(table.name() + "." + column)
            .isTrue();
      }
      assertThat(table.key()).as("key of " + table.name()).isNotEmpty();
      assertThat(table.key()).as("key of " + table.name()).containsAll(textPartitions(table));
    }
  }

  @Test
  void aPlainInsertThatViolatesACheckFails() {
    tables.make(MinuteBarsTable.TABLE);

    assertThatThrownBy(() -> insertMinute(1.2, 1.1, 1.1, 1.1))
        .hasStackTraceContaining("DELTA_VIOLATE_CONSTRAINT_WITH_VALUES")
        .hasStackTraceContaining("high_is_highest");
    assertThatThrownBy(() -> insertMinute(1.2, 1.3, 1.25, 1.2))
        .hasStackTraceContaining("low_is_lowest");
    insertMinute(1.2, 1.3, 1.1, 1.25);

    assertThat(tables.read(MinuteBarsTable.TABLE).count()).isEqualTo(1);
  }

  @Test
  void aPlainInsertWithoutARequiredValueFails() {
    tables.make(MinuteBarsTable.TABLE);

    assertThatThrownBy(
            () ->
                tables
                    .spark()
                    .sql(
                        "INSERT INTO market.bars_1m (source, symbol, year, side, ts, open, high,"
                            + " low, close) VALUES ('histdata', 'EURUSD', 2019, 'bid', timestamp"
                            + " '2019-01-01 00:00:00', 1D, 1D, 1D, 1D)"))
        .hasStackTraceContaining("archive");
  }

  private void insertMinute(double open, double high, double low, double close) {
    tables
        .spark()
        .sql(
            "INSERT INTO market.bars_1m SELECT 'histdata', 'EURUSD', 2019, 'bid', timestamp"
                + " '2019-01-01 00:00:00', "
                + open
                + "D, "
                + high
                + "D, "
                + low
                + "D, "
                + close
                + "D, CAST(NULL AS DOUBLE), CAST(NULL AS DOUBLE), CAST(NULL AS INT), 42L");
  }

  private static void requirePlainProtocol(TableDefinition table, JsonNode protocol) {
    assertThat(protocol.path("minReaderVersion").asInt()).as(table.name()).isEqualTo(1);
    assertThat(protocol.path("minWriterVersion").asInt()).as(table.name()).isIn(2, 3, 7);
    Set<String> features = new HashSet<>();
    protocol.path("readerFeatures").forEach(feature -> features.add(feature.asText()));
    protocol.path("writerFeatures").forEach(feature -> features.add(feature.asText()));
    assertThat(ALLOWED_FEATURES).as(table.name()).containsAll(features);
  }

  private static void requireDefinition(TableDefinition table, JsonNode metadata) {
    assertThat(metadata.path("description").asText()).isEqualTo(table.comment());
    assertThat(DataType.fromJson(metadata.path("schemaString").asText()))
        .as(table.name())
        .isEqualTo(table.schema());
    List<String> partitions = new ArrayList<>();
    metadata.path("partitionColumns").forEach(column -> partitions.add(column.asText()));
    assertThat(partitions).as(table.name()).isEqualTo(table.partitions());

    Map<String, String> properties = new TreeMap<>();
    metadata
        .path("configuration")
        .properties()
        .forEach(entry -> properties.put(entry.getKey(), entry.getValue().asText()));
    Map<String, String> expected = new TreeMap<>();
    table.checks().forEach((name, check) -> expected.put("delta.constraints." + name, check));
    assertThat(properties).as(table.name()).isEqualTo(expected);
  }

  private void requireAllInTheCatalog() {
    Tables another = LocalLakehouse.in(folder);

    assertThat(another.catalog().registerWhatExists())
        .containsExactlyInAnyOrderElementsOf(
            TableCatalog.ALL.stream().map(TableDefinition::name).toList());
    for (TableDefinition table : TableCatalog.ALL) {
      StructType schema = another.spark().table(another.lake().sqlName(table)).schema();
      assertThat(schema.fieldNames()).isEqualTo(table.schema().fieldNames());
    }
  }

  private static List<String> textPartitions(TableDefinition table) {
    return table.partitions().stream().filter(column -> !column.equals("year")).toList();
  }

  /** The actions of the first commit by their kind. */
  private Map<String, JsonNode> log(TableDefinition table) throws IOException {
    Path log = folder.resolve(table.database()).resolve(table.table()).resolve("_delta_log");
    Map<String, JsonNode> actions = new TreeMap<>();
    try (Stream<Path> files = Files.list(log)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .as("commits of " + table.name())
          .containsOnlyOnce("00000000000000000000.json")
          .noneMatch(name -> name.endsWith(".tmp"));
    }
    for (String line : Files.readAllLines(log.resolve("00000000000000000000.json"))) {
      JSON.readTree(line)
          .properties()
          .forEach(action -> actions.put(action.getKey(), action.getValue()));
    }
    return actions;
  }
}
